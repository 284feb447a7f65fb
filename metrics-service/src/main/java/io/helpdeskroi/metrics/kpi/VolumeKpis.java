package io.helpdeskroi.metrics.kpi;

import static io.helpdeskroi.metrics.kpi.Aggregate.AVERAGE;
import static io.helpdeskroi.metrics.kpi.Aggregate.COUNT;
import static io.helpdeskroi.metrics.kpi.Aggregate.CUSTOMERS;
import static io.helpdeskroi.metrics.kpi.Aggregate.INTERACTIONS;
import static io.helpdeskroi.metrics.kpi.Aggregate.OPEN_AGE;
import static io.helpdeskroi.metrics.kpi.Aggregate.OPEN_STRETCHES;
import static io.helpdeskroi.metrics.kpi.Aggregate.RATIO;

import java.time.Duration;
import java.util.List;

import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.metrics.fact.Kind;

/**
 * Volume, flow and demand (KPI catalogue §6.1).
 */
final class VolumeKpis {

    private VolumeKpis() {
    }

    static List<Kpi> all() {
        Measure received = Measure.of(Kind.RECEIVED, COUNT);
        Measure solved = Measure.of(Kind.SOLVE, COUNT);
        Measure unsolved = Measure.of(Kind.UNSOLVED, OPEN_STRETCHES);
        return List.of(
                Kpi.count("interactions_received", "Interactions received", received)
                        .says("Countable interactions by creation: not test, spam, deleted, merged away or abandoned at once; "
                                + "outbound ones are the slice direction=outbound.", "count")
                        .differsFrom("Zendesk Explore counts merged and spam tickets")
                        .differsFrom("Talkdesk and Five9 count every leg or contact"),
                Kpi.count("conversation_volume", "Conversation volume", Measure.of(Kind.CONVERSATION, COUNT))
                        .says("Conversations; a never-ending thread is cut at silences longer than 24 hours.", "count"),
                Kpi.count("customers_contacting", "Customers in contact", Measure.of(Kind.RECEIVED, CUSTOMERS))
                        .says("Distinct known customers with at least one countable interaction; not additive over time.",
                                "distinct customers"),
                Kpi.rate("repeat_contact_rate", "Repeat contact rate", Measure.of(Kind.REPEAT_CONTACT, RATIO)).lowerIsBetter()
                        .says("Interactions whose customer had another one in the preceding window, on any channel.",
                                "repeated / received from known customers"),
                Kpi.count("resolution_events", "Resolution events", solved)
                        .says("Every solve, by the instant of the solve; a reopened case keeps its event.", "count of solves")
                        .beside("interactions_resolved", "customers_served"),
                Kpi.count("interactions_resolved", "Interactions resolved", Measure.of(Kind.SOLVE, INTERACTIONS))
                        .says("Distinct interactions solved in the period.", "distinct interactions over solves")
                        .beside("resolution_events", "customers_served"),
                Kpi.count("customers_served", "Customers served", Measure.of(Kind.SOLVE, CUSTOMERS))
                        .says("Distinct customers with a solve in the period.", "distinct customers over solves")
                        .beside("resolution_events", "interactions_resolved"),
                Kpi.rate("clearance_rate", "Clearance rate", Measure.of(Kind.SOLVE, INTERACTIONS).over(received))
                        .interval(IntervalMethod.NONE)
                        .says("Distinct interactions solved over interactions received in the same period; may exceed 1.",
                                "interactions_resolved / interactions_received")
                        .differsFrom("many tools call this resolution rate"),
                Kpi.count("reopens_total", "Reopens", Measure.of(Kind.REOPENED, COUNT)).lowerIsBetter()
                        .says("Transitions from solved to unsolved.", "count").needs(Entity.EVENT),
                Kpi.rate("reopen_rate", "Reopen rate", Measure.of(Kind.REOPEN, RATIO)).lowerIsBetter()
                        .cohort(Duration.ofDays(7)).needs(Entity.EVENT)
                        .says("Interactions first solved in the period and reopened within 7 days.",
                                "reopened within 7 days / first solved")
                        .differsFrom("Zammad relates reopens and closures of different cohorts")
                        .differsFrom("Zendesk Explore has no window"),
                Kpi.count("backlog_open", "Open backlog", unsolved).type(KpiClass.SNAPSHOT).interval(IntervalMethod.NONE)
                        .needs(Entity.EVENT)
                        .says("Interactions in an unsolved status at the end of the bucket, from their timelines.", "count")
                        .differsFrom("Zendesk Explore takes a snapshot around 23 h local time"),
                Kpi.duration("backlog_age", "Age of the open backlog",
                        Measure.of(Kind.UNSOLVED, OPEN_AGE)).type(KpiClass.SNAPSHOT).needs(Entity.EVENT)
                        .says("Time since creation of the interactions unsolved at the end of the bucket.",
                                "bucket end - created_at"),
                Kpi.count("backlog_unassigned", "Unassigned backlog",
                        Measure.of(Kind.UNASSIGNED, OPEN_STRETCHES)).type(KpiClass.SNAPSHOT)
                        .interval(IntervalMethod.NONE).lowerIsBetter().needs(Entity.EVENT)
                        .says("Unsolved interactions without an assigned agent at the end of the bucket.", "count"),
                Kpi.count("backlog_unanswered", "Unanswered backlog",
                        Measure.of(Kind.UNANSWERED, OPEN_STRETCHES)).type(KpiClass.SNAPSHOT)
                        .interval(IntervalMethod.NONE).lowerIsBetter().needs(Entity.EVENT)
                        .says("Unsolved interactions with an open customer turn at the end of the bucket.", "count"),
                Kpi.average("replies_to_resolution", "Replies to resolution", Measure.of(Kind.REPLIES, AVERAGE))
                        .unit("replies").lowerIsBetter().needs(Entity.EVENT)
                        .says("Human reply turns up to the last solve of human-resolved interactions; a burst is one.",
                                "mean of reply turns"),
                Kpi.average("handoffs_per_interaction", "Hand-offs per interaction", Measure.of(Kind.HANDOFFS, AVERAGE))
                        .unit("handoffs").lowerIsBetter().needs(Entity.EVENT)
                        .says("Changes of the responsible person up to the last solve.", "mean of changes")
                        .differsFrom("dbt_zendesk counts distinct commenters"),
                Kpi.rate("transfer_rate", "Transfer rate", Measure.of(Kind.TRANSFER, RATIO)).lowerIsBetter()
                        .says("Human-handled interactions passed on after having been answered.", "transferred / handled"),
                Kpi.rate("escalation_rate", "Escalation rate", Measure.of(Kind.ESCALATION, RATIO)).lowerIsBetter()
                        .cohort(Duration.ofDays(30)).needs(Entity.EVENT)
                        .says("Human-handled interactions whose tier rose within 30 days of creation.", "escalated / handled"),
                Kpi.rate("complaint_rate", "Complaint rate", Measure.of(Kind.RECEIVED, RATIO)).lowerIsBetter()
                        .says("Interactions flagged as complaints.", "complaints / received"));
    }
}
