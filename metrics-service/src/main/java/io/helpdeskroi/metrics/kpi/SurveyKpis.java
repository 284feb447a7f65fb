package io.helpdeskroi.metrics.kpi;

import static io.helpdeskroi.metrics.kpi.Aggregate.AVERAGE;
import static io.helpdeskroi.metrics.kpi.Aggregate.COUNT;
import static io.helpdeskroi.metrics.kpi.Aggregate.INTERACTIONS;
import static io.helpdeskroi.metrics.kpi.Aggregate.LATEST_POINTS;
import static io.helpdeskroi.metrics.kpi.Aggregate.POINTS;
import static io.helpdeskroi.metrics.kpi.Aggregate.RATIO;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.helpdeskroi.metrics.fact.Kind;

/**
 * Customer voice (KPI catalogue §6.5).
 */
final class SurveyKpis {

    private static final Duration EXPIRY = Duration.ofDays(30);

    private SurveyKpis() {
    }

    static List<Kpi> all() {
        Measure offers = Measure.of(Kind.SURVEY_OFFER, RATIO);
        Measure csat = Measure.of(Kind.CSAT, RATIO);
        Measure score = Measure.of(Kind.CSAT_SCORE, AVERAGE);
        Kpi mean = Kpi.average("csat_mean", "CSAT mean", score).unit("scale").higherIsBetter()
                .interval(IntervalMethod.STUDENT_T)
                .scale(1, 5).ofSurveys()
                .says("Mean rating of answered CSAT surveys of one scale.", "mean of ratings");
        for (String scale : List.of("1-5", "1-2", "1-3", "1-4", "1-6", "1-7", "1-10", "0-10")) {
            mean.option("scale", scale, measure -> measure.codes(scale));
        }
        List<Kpi> all = new ArrayList<>(List.of(
                Kpi.rate("csat", "Customer satisfaction", csat).ofSurveys().beside("survey_response_rate")
                        .says("Answered CSAT surveys in the top box of their scale, by the first answer, at the latest rating.",
                                "satisfied / answered")
                        .differsFrom("tools that average the stars, or subtract bad from good"),
                Kpi.rate("dsat_rate", "Customer dissatisfaction", Measure.of(Kind.DSAT, RATIO)).ofSurveys()
                        .lowerIsBetter()
                        .says("Answered CSAT surveys in the bottom box; not 1 - csat.", "dissatisfied / answered"),
                mean,
                offered(Kpi.rate("survey_response_rate", "Survey response rate",
                        offers.numerator("CASE WHEN o.until <= $asof THEN o.num ELSE 0 END"))).cohort(EXPIRY).ofSurveys()
                        .says("Surveys answered before expiry, of those delivered.", "answered / (offered - bounced)"),
                offered(Kpi.count("surveys_offered", "Surveys offered",
                        Measure.of(Kind.SURVEY_OFFER, COUNT).where("o.den = 1"))).ofSurveys()
                        .says("Surveys delivered, by offer.", "offered - bounced"),
                Kpi.rate("survey_coverage", "Survey coverage", Measure.of(Kind.SURVEY_OFFER, INTERACTIONS)
                        .over(Measure.of(Kind.FULL_RESOLUTION, COUNT).codes("human"))).ofSurveys()
                        .interval(IntervalMethod.NONE)
                        .says("Interactions offered a survey over human-resolved interactions.", "offered / resolved")));
        all.addAll(List.of(
                points("nps_relationship", "Relationship NPS",
                        Measure.of(Kind.NPS_RELATIONSHIP, LATEST_POINTS))
                        .says("Promoters minus detractors, latest answer per customer and period.", "100 * (p - d)"),
                points("nps_transactional", "Transactional NPS", Measure.of(Kind.NPS_TRANSACTIONAL, POINTS))
                        .says("Promoters minus detractors over every answer.", "100 * (p - d)"),
                share("promoter_share", "Promoter share", "promoter").higherIsBetter(),
                share("detractor_share", "Detractor share", "detractor").lowerIsBetter(),
                Kpi.average("ces", "Customer effort score",
                        Measure.of(Kind.CES, AVERAGE).codes("native")).unit("scale").scale(1, 7)
                        .interval(IntervalMethod.STUDENT_T).higherIsBetter().ofSurveys()
                        .says("Mean agreement from 1 to 7 that the company made it easy.", "mean of scores"),
                Kpi.rate("ces_easy_rate", "Easy share", Measure.of(Kind.CES, RATIO).codes("native")
                        .numerator("CASE WHEN o.num >= 5 THEN 1 ELSE 0 END")).ofSurveys()
                        .says("Effort answers of 5 or more.", "easy / answered")));
        return all;
    }

    private static Kpi offered(Kpi kpi) {
        kpi.option("kind", "csat", measure -> measure.codes("csat"));
        for (String kind : List.of("nps_relationship", "nps_transactional", "ces", "fcr", "custom")) {
            kpi.option("kind", kind, measure -> measure.codes(kind));
        }
        return kpi;
    }

    private static Kpi points(String id, String title, Measure measure) {
        return Kpi.average(id, title, measure).unit("points").interval(IntervalMethod.NPS_ADJUSTED_WALD).higherIsBetter()
                .ofSurveys();
    }

    private static Kpi share(String id, String title, String code) {
        return Kpi.rate(id, title, Measure.of(Kind.NPS_RELATIONSHIP, RATIO)
                .numerator("CASE WHEN o.code = '" + code + "' THEN 1 ELSE 0 END"))
                .option("survey", "relationship", measure -> measure)
                .option("survey", "transactional", measure -> measure.as(Kind.NPS_TRANSACTIONAL, RATIO))
                .ofSurveys().says("Share of " + code + "s among NPS answers.", code + "s / answers");
    }
}
