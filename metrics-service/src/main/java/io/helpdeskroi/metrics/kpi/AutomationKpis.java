package io.helpdeskroi.metrics.kpi;

import static io.helpdeskroi.metrics.kpi.Aggregate.COUNT;
import static io.helpdeskroi.metrics.kpi.Aggregate.RATIO;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.metrics.fact.Kind;

/**
 * Bots (KPI catalogue §6.8) and trust in the numbers (§6.9).
 */
final class AutomationKpis {

    private AutomationKpis() {
    }

    static List<Kpi> all() {
        return List.of(
                Kpi.rate("containment_rate", "Containment rate", Measure.of(Kind.CONTAINMENT, RATIO)).needs(Entity.EVENT)
                        .says("Automated sessions that were answered and ended without a person.", "contained / sessions"),
                Kpi.rate("bot_handoff_rate", "Bot hand-off rate", Measure.of(Kind.BOT_HANDOFF, RATIO)).lowerIsBetter()
                        .needs(Entity.EVENT).says("Bot-engaged interactions handed over to people.", "handed over / engaged"),
                Kpi.rate("bot_resolution_rate", "Bot resolution rate", Measure.of(Kind.BOT_RESOLUTION, RATIO))
                        .option("evidence", "all", UnaryOperator.identity())
                        .option("evidence", "confirmed", measure -> measure.numerator(evidence("confirmed")))
                        .option("evidence", "verified", measure -> measure.numerator(evidence("verified")))
                        .option("evidence", "assumed", measure -> measure.numerator(evidence("assumed")))
                        .cohort(Duration.ofHours(72)).needs(Entity.EVENT)
                        .says("Bot-engaged interactions solved by automation, without another contact within 72 hours.",
                                "resolved by automation / engaged")
                        .differsFrom("Intercom: the last AI answer not rejected counts")
                        .differsFrom("Chatwoot divides by all conversations created"),
                quality("dq_negative_durations", "Durations with their end before their start", Kind.DQ_NEGATIVE_DURATION),
                quality("dq_unmapped_status", "Unknown statuses", Kind.DQ_UNMAPPED_STATUS),
                quality("dq_out_of_scale", "Ratings outside their scale", Kind.DQ_OUT_OF_SCALE),
                quality("dq_unidentified_customers", "Interactions without customer", Kind.DQ_UNIDENTIFIED_CUSTOMER));
    }

    private static String evidence(String level) {
        return "CASE WHEN o.code = '" + level + "' THEN o.num ELSE 0 END";
    }

    private static Kpi quality(String id, String title, Kind kind) {
        return Kpi.count(id, title, Measure.of(kind, COUNT).bothDirections()).interval(IntervalMethod.NONE).lowerIsBetter()
                .says("Rows left out of other KPIs for this reason.", "count");
    }
}
