package io.helpdeskroi.metrics.fact;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Survey;
import io.helpdeskroi.contract.SurveyKind;

/**
 * Answers of customers (KPI catalogue §6.5).
 */
final class SurveyMeasures {

    /** Lowest satisfied and highest dissatisfied point by number of points on the scale, counted from 1. */
    private static final Map<Integer, int[]> BOXES = Map.of(2, new int[] { 2, 1 }, 3, new int[] { 3, 1 }, 4,
            new int[] { 3, 1 }, 5, new int[] { 4, 2 }, 6, new int[] { 5, 2 }, 7, new int[] { 6, 2 }, 10, new int[] { 8, 3 }, 11,
            new int[] { 9, 4 });

    private final AccountSettings settings;
    private final Recorder recorder;

    SurveyMeasures(AccountSettings settings, Recorder recorder) {
        this.settings = settings;
        this.recorder = recorder;
    }

    static void record(CaseHistory history, Recorder recorder) {
        Map<FactId, Survey> once = new HashMap<>();
        history.cluster.surveys().forEach(survey -> once.put(survey.id(), survey.fact()));
        SurveyOffers offers = SurveyOffers.of(history.timeline, once);
        SurveyMeasures measures = new SurveyMeasures(history.settings, recorder);
        Map<SurveyKind, Survey> latest = new HashMap<>();
        once.values().stream().filter(SurveyMeasures::answered).forEach(survey -> latest.merge(survey.type(), survey,
                (one, other) -> other.respondedAt().isAfter(one.respondedAt()) ? other : one));
        once.keySet().stream().sorted().forEach(id -> {
            Survey survey = once.get(id);
            Instant offered = survey.offeredAt() != null ? survey.offeredAt()
                    : offers.times().getOrDefault(id, survey.respondedAt());
            measures.record(survey, offered,
                    survey.creditedAgentId() != null ? survey.creditedAgentId() : author(history, offered),
                    latest.get(survey.type()) == survey);
        });
        for (Instant offered : offers.unanswered()) {
            recorder.draft(Kind.SURVEY_OFFER, offered).ratio(0, 1).code(Dimensions.lower(SurveyKind.CSAT))
                    .agent(author(history, offered)).matureAt(offered.plus(history.settings.surveyExpiry())).keep();
        }
    }

    private static boolean answered(Survey survey) {
        return survey.respondedAt() != null && survey.withdrawnAt() == null && !survey.byInternal();
    }

    /** Last human public author before the offer; the assignee may have been changed after a bad rating. */
    private static FactId author(CaseHistory history, Instant offered) {
        FactId credited = null;
        for (TurnHistory.Reply reply : history.turns.replies()) {
            if (reply.actor() == Actor.HUMAN && !reply.at().isAfter(offered) && reply.agentId() != null) {
                credited = reply.agentId();
            }
        }
        return credited;
    }

    /**
     * @param offered when it was offered, or answered where nothing tells the offer
     * @param latest whether no later survey of this kind was answered for the interaction
     */
    void record(Survey survey, Instant offered, FactId credited, boolean latest) {
        if (survey.withdrawnAt() != null || survey.byInternal()) {
            return;
        }
        Instant expiry = survey.expiresAt() == null ? offered.plus(settings.surveyExpiry()) : survey.expiresAt();
        Instant responded = survey.respondedAt();
        recorder.draft(Kind.SURVEY_OFFER, offered).until(responded)
                .ratio(responded != null && !responded.isAfter(expiry) && !survey.bounced() ? 1 : 0, survey.bounced() ? 0 : 1)
                .code(Dimensions.lower(survey.type())).agent(credited).matureAt(expiry).keep();
        if (responded == null) {
            return;
        }
        int points = survey.scaleMax() - survey.scaleMin() + 1;
        int point = survey.ratingLatest() - survey.scaleMin() + 1;
        if (point < 1 || point > points || !answer(survey, survey.reversed() ? points + 1 - point : point, points, credited,
                latest ? Variants.ALL : "unit=survey")) {
            recorder.draft(Kind.DQ_OUT_OF_SCALE, responded).code(Dimensions.lower(survey.type())).keep();
        }
    }

    /** False where the scale is none the survey's kind knows. */
    private boolean answer(Survey survey, int point, int points, FactId credited, String variant) {
        Instant at = survey.respondedAt();
        return switch (survey.type()) {
            case CSAT -> csat(survey, point, points, credited, variant);
            case NPS_RELATIONSHIP -> nps(Kind.NPS_RELATIONSHIP, survey, point, credited);
            case NPS_TRANSACTIONAL -> nps(Kind.NPS_TRANSACTIONAL, survey, point, credited);
            case CES -> ces(survey, point, points, credited);
            case FCR -> {
                if (points == 2) {
                    recorder.draft(Kind.FCR_SURVEYED, at).share(point == 2).agent(credited).keep();
                }
                yield points == 2;
            }
            // Reported by the workforce KPIs, or by none.
            case EMPLOYEE, CUSTOM -> true;
        };
    }

    private boolean csat(Survey survey, int point, int points, FactId credited, String variant) {
        int[] boxes = BOXES.get(points);
        if (boxes == null) {
            return false;
        }
        Instant at = survey.respondedAt();
        String scale = survey.scaleMin() + "-" + survey.scaleMax();
        recorder.draft(Kind.CSAT, at).variant(variant).share(point >= boxes[0]).code(scale).agent(credited).keep();
        recorder.draft(Kind.DSAT, at).variant(variant).share(point <= boxes[1]).code(scale).agent(credited).keep();
        recorder.draft(Kind.CSAT_SCORE, at).variant(variant).ratio(point - 1 + survey.scaleMin(), 1).code(scale)
                .agent(credited).keep();
        return true;
    }

    private boolean nps(Kind kind, Survey survey, int point, FactId credited) {
        if (survey.scaleMin() != 0 || survey.scaleMax() != 10) {
            return false;
        }
        int answer = point - 1;
        String group = answer >= 9 ? "promoter" : answer <= 6 ? "detractor" : "passive";
        recorder.draft(kind, survey.respondedAt()).ratio(answer >= 9 ? 1 : answer <= 6 ? -1 : 0, 1).code(group).agent(credited)
                .keep();
        return true;
    }

    private boolean ces(Survey survey, int point, int points, FactId credited) {
        boolean mapped = points == 5 && survey.reversed();
        if (points != 7 && !mapped) {
            return false;
        }
        // The reversed 1 to 5 scale asks for effort; its seven-point value spreads it evenly.
        double score = mapped ? 1 + (point - 1) * 1.5 : point;
        recorder.draft(Kind.CES, survey.respondedAt()).ratio(score, 1).code(mapped ? "mapped" : "native").agent(credited)
                .keep();
        return true;
    }
}
