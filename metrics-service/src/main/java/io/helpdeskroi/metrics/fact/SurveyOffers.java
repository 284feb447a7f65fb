package io.helpdeskroi.metrics.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.EventKind;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Survey;
import io.helpdeskroi.contract.SurveyKind;

/**
 * Which offer on the timeline belongs to which survey. Some vendors tell a survey only once it is answered; that it was
 * offered stands on the timeline, and an offer without an answer stands nowhere else. Offers on the timeline are taken for
 * CSAT surveys: no vendor offers another kind there.
 *
 * @param times when each survey that does not say it itself was offered
 * @param unanswered offers that no survey belongs to
 */
record SurveyOffers(Map<FactId, Instant> times, List<Instant> unanswered) {

    static SurveyOffers of(List<Identified<Event>> timeline, Map<FactId, Survey> surveys) {
        List<Instant> offers = new ArrayList<>();
        for (Identified<Event> entry : timeline) {
            if (entry.fact().type() == EventKind.SURVEY_OFFERED) {
                offers.add(entry.fact().occurredAt());
            }
        }
        if (offers.isEmpty()) {
            return new SurveyOffers(Map.of(), List.of());
        }
        Map<FactId, Instant> times = new HashMap<>();
        surveys.entrySet().stream().filter(survey -> survey.getValue().type() == SurveyKind.CSAT)
                .sorted(Comparator.comparing((Map.Entry<FactId, Survey> survey) -> known(survey.getValue()))
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(survey -> {
                    Instant offer = survey.getValue().offeredAt() == null
                            ? latestBefore(offers, survey.getValue().respondedAt())
                            : nearest(offers, survey.getValue().offeredAt());
                    if (offer != null) {
                        offers.remove(offer);
                        times.put(survey.getKey(), offer);
                    }
                });
        return new SurveyOffers(times, offers);
    }

    private static Instant known(Survey survey) {
        return survey.offeredAt() == null ? survey.respondedAt() : survey.offeredAt();
    }

    private static Instant latestBefore(List<Instant> offers, Instant answer) {
        return offers.stream().filter(offer -> !offer.isAfter(answer)).max(Comparator.naturalOrder()).orElse(null);
    }

    private static Instant nearest(List<Instant> offers, Instant offered) {
        return offers.stream().min(Comparator.comparing((Instant offer) -> Duration.between(offer, offered).abs())
                .thenComparing(Comparator.naturalOrder())).orElse(null);
    }
}
