package io.helpdeskroi.metrics.fact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Source;
import io.helpdeskroi.contract.Survey;
import io.helpdeskroi.metrics.time.BusinessClock;

/**
 * Observations of a survey that belongs to no interaction (relationship NPS); the survey's own id takes the place of the
 * interaction's.
 */
public final class SurveyDerivation {

    private final Directory directory;
    private final AccountSettings settings;

    public SurveyDerivation(Directory directory, AccountSettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    public List<Observation> derive(Identified<Survey> survey) {
        FactId customer = survey.fact().customerId();
        if (customer != null && !directory.customer(customer).map(Party::countable).orElse(true)) {
            return List.of();
        }
        Map<String, String> dimensions = new HashMap<>();
        for (String name : Dimensions.NAMES) {
            dimensions.put(name, Dimensions.UNKNOWN);
        }
        String source = survey.id().source();
        dimensions.put("source", source);
        directory.source(source).map(Source::vendor).ifPresent(vendor -> dimensions.put("vendor", Dimensions.lower(vendor)));
        Map<String, String> fixed = Map.copyOf(dimensions);
        Recorder recorder = new Recorder(survey.id(),
                customer == null ? null : directory.customer(customer).map(Party::customerId).orElse(customer),
                (at, queue) -> fixed, BusinessClock.NONE);
        new SurveyMeasures(settings, recorder).record(survey.fact(),
                survey.fact().offeredAt() == null ? survey.fact().respondedAt() : survey.fact().offeredAt(),
                survey.fact().creditedAgentId(), true);
        return recorder.observations();
    }
}
