package io.helpdeskroi.metrics.kpi;

import static io.helpdeskroi.metrics.kpi.Aggregate.CENSORED;
import static io.helpdeskroi.metrics.kpi.Aggregate.DURATION;
import static io.helpdeskroi.metrics.kpi.Aggregate.RATIO;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.metrics.fact.Kind;

/**
 * Responsiveness (KPI catalogue §6.2).
 */
final class ResponseKpis {

    private static final String AT_LAST_SOLVE = "up to the last solve, booked there";

    private ResponseKpis() {
    }

    static List<Kpi> all() {
        Measure turns = Measure.of(Kind.RESPONSE, DURATION).bothDirections();
        return List.of(
                Kpi.clockedDuration("first_response_time", "First response time", Measure.of(Kind.FIRST_RESPONSE, DURATION))
                        .option("by", "event", UnaryOperator.identity())
                        .option("by", "created", measure -> measure.as(Kind.FIRST_RESPONSE_COHORT, CENSORED))
                        .option("responder", "bot", measure -> measure.as(Kind.FIRST_RESPONSE_AUTOMATED, DURATION).codes("bot"))
                        .option("responder", "ai", measure -> measure.as(Kind.FIRST_RESPONSE_AUTOMATED, DURATION).codes("ai"))
                        .needs(Entity.EVENT)
                        .says("From when the customer began to wait for a person (first message, or hand-over by a bot) to the "
                                + "first public human reply, by the instant of the reply.",
                                "first_human_reply_at - human_wait_start")
                        .differsFrom("Zendesk and dbt_zendesk start at ticket creation")
                        .differsFrom("Intercom: cohort by start over answered cases only, so recent buckets flatter"),
                Kpi.clockedDuration("average_response_time", "Average response time", turns).needs(Entity.EVENT)
                        .says("Waits of customer turns until the next human reply, the first included.",
                                "reply - turn opening, over answered turns")
                        .differsFrom("Zammad covers only today's tickets in whole minutes"),
                Kpi.clockedDuration("next_response_time", "Next response time", turns.codes("next")).needs(Entity.EVENT)
                        .says("As average_response_time over the turns after the first.", "reply - turn opening"),
                Kpi.clockedDuration("total_response_wait", "Total response wait",
                        Measure.of(Kind.TOTAL_RESPONSE_WAIT, DURATION)).needs(Entity.EVENT)
                        .says("All turn waits of an interaction together, " + AT_LAST_SOLVE + ".", "sum of waits")
                        .differsFrom("dbt_zendesk shows 0 where nothing was answered"),
                Kpi.rate("response_rate", "Response rate",
                        Measure.of(Kind.TURN_ANSWERED, RATIO).numerator("CASE WHEN o.until <= $asof THEN o.num ELSE 0 END"))
                        .option("unit", "turn", UnaryOperator.identity())
                        .option("unit", "interaction", measure -> measure.codes("first"))
                        .cohort(Duration.ofDays(7)).needs(Entity.EVENT)
                        .says("Customer turns opened in the period and answered within 7 days; unanswered ones count against.",
                                "answered within 7 days / opened and not dismissed"),
                Kpi.rate("response_within_target_rate", "Responses within target",
                        Measure.of(Kind.WITHIN_TARGET, RATIO)).needs(Entity.EVENT)
                        .says("Customer turns answered within the target; a miss is booked when it falls due.",
                                "met / (met + missed)"),
                Kpi.clockedDuration("time_to_assignment", "Time to assignment", Measure.of(Kind.ASSIGNMENT, DURATION))
                        .needs(Entity.EVENT)
                        .says("From the start of the wait to the first assignment to a person.",
                                "first assigned - human_wait_start"),
                Kpi.clockedDuration("unassigned_time", "Unassigned time",
                        Measure.of(Kind.UNASSIGNED_TIME, DURATION)).needs(Entity.EVENT)
                        .says("Active time without a human assignee, " + AT_LAST_SOLVE + ".", "sum of unassigned stretches"),
                status("requester_wait_time", "Requester wait time", Kind.REQUESTER_WAIT, "new, open and on_hold")
                        .differsFrom("Zendesk applies the last schedule to the whole ticket"),
                status("agent_work_time", "Agent work time", Kind.AGENT_WORK, "new and open"),
                status("agent_wait_time", "Agent wait time", Kind.AGENT_WAIT, "pending")
                        .differsFrom("Intercom has no pending status: capability_missing there, not 0"),
                status("on_hold_time", "On-hold time", Kind.ON_HOLD, "on_hold"));
    }

    private static Kpi status(String id, String title, Kind kind, String statuses) {
        return Kpi.clockedDuration(id, title, Measure.of(kind, DURATION)).needs(Entity.EVENT)
                .says("Time in status " + statuses + ", " + AT_LAST_SOLVE + ".", "sum of status intervals");
    }
}
