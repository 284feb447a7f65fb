package io.helpdeskroi.metrics.fact;

import java.util.List;

import io.helpdeskroi.contract.Survey;

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
        throw new UnsupportedOperationException(survey + " " + directory + settings);
    }
}
