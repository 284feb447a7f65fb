package io.helpdeskroi.metrics.kpi;

import static io.helpdeskroi.metrics.kpi.Aggregate.AVERAGE;
import static io.helpdeskroi.metrics.kpi.Aggregate.CENSORED;
import static io.helpdeskroi.metrics.kpi.Aggregate.COUNT;
import static io.helpdeskroi.metrics.kpi.Aggregate.DURATION;
import static io.helpdeskroi.metrics.kpi.Aggregate.OPEN_STRETCHES;
import static io.helpdeskroi.metrics.kpi.Aggregate.RATIO;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.SlaMetric;
import io.helpdeskroi.metrics.fact.Kind;

/**
 * Resolution and service levels (KPI catalogue §6.3).
 */
final class ResolutionKpis {

    private ResolutionKpis() {
    }

    static List<Kpi> all() {
        return List.of(
                resolver(Kpi.clockedDuration("first_resolution_time", "First resolution time",
                        Measure.of(Kind.FIRST_RESOLUTION, DURATION))
                        .option("by", "event", UnaryOperator.identity())
                        .option("by", "created", measure -> measure.as(Kind.RESOLUTION_COHORT, CENSORED)))
                        .says("From creation to the first solve.", "first_solved_at - created_at")
                        .differsFrom("Intercom starts at the first customer reply part")
                        .differsFrom("Chatwoot counts every resolve from creation"),
                resolver(Kpi.clockedDuration("full_resolution_time", "Full resolution time",
                        Measure.of(Kind.FULL_RESOLUTION, DURATION)))
                        .says("From creation to the last solve; absent while reopened.", "last_solved_at - created_at"),
                resolver(Kpi.clockedDuration("unsolved_time", "Unsolved time", Measure.of(Kind.UNSOLVED_TIME, DURATION)))
                        .says("Full resolution time without the solved gaps.", "sum of unsolved status time"),
                Kpi.rate("resolution_rate", "Resolution rate", Measure.of(Kind.RESOLVED_AT, RATIO))
                        .cohort(Duration.ofDays(7)).needs(Entity.EVENT)
                        .says("Interactions created in the period that were solved or closed at created_at + T.",
                                "solved at the horizon / received")
                        .differsFrom("most tools divide solves by creations of the same period (our clearance_rate)"),
                Kpi.rate("fcr_rate", "First contact resolution rate", Measure.of(Kind.FIRST_CONTACT_RESOLUTION, RATIO))
                        .cohort(Duration.ofDays(7)).needs(Entity.EVENT)
                        .says("Episodes of one customer solved with one contact and silent for the window, in every channel.",
                                "solved at first contact / episodes")
                        .differsFrom("Intercom: closed once with one teammate, blind to later contacts")
                        .differsFrom("Zendesk one-touch"),
                Kpi.rate("fcr_surveyed_rate", "First contact resolution by survey", Measure.of(Kind.FCR_SURVEYED, RATIO))
                        .ofSurveys().says("Yes answers to whether it was solved at first contact.", "yes / (yes + no)"),
                Kpi.average("contacts_per_episode", "Contacts per episode", Measure.of(Kind.EPISODE_CONTACTS, AVERAGE))
                        .unit("contacts").lowerIsBetter().cohort(Duration.ofDays(7)).needs(Entity.EVENT)
                        .says("Customer turns and sessions per human-handled episode.", "mean of contacts"),
                Kpi.rate("one_touch_rate", "One-touch rate", Measure.of(Kind.ONE_TOUCH, RATIO)).needs(Entity.EVENT)
                        .says("Human-resolved interactions with one reply turn, never pending, on hold or reopened.",
                                "one-touch / human-resolved with a reply")
                        .differsFrom("dbt_zendesk counts zero-reply solves as multi-touch"),
                sla(Kpi.rate("sla_attainment_rate", "SLA attainment", Measure.of(Kind.SLA, RATIO)))
                        .says("Service-level instances met, booked when met or when due.", "met / (met + breached)")
                        .differsFrom("dbt_zendesk judges by the current priority in one release and at the event in another"),
                sla(Kpi.count("sla_breaches", "SLA breaches",
                        Measure.of(Kind.SLA, COUNT).where("o.num = 0"))).lowerIsBetter()
                        .says("Service-level instances breached, by due instant.", "count"),
                sla(Kpi.count("sla_at_risk", "SLA at risk", Measure.of(Kind.SLA_ACTIVE, OPEN_STRETCHES)
                        .where("o.mature_at > $instant AND o.mature_at <= $instant + interval '60 minutes'")))
                        .type(KpiClass.SNAPSHOT).interval(IntervalMethod.NONE).lowerIsBetter()
                        .says("Active instances that fall due within 60 minutes of the end of the bucket.", "count"));
    }

    /** Automated solves are apart, so that they cannot drag the mean of human ones. */
    private static Kpi resolver(Kpi kpi) {
        return kpi.needs(Entity.EVENT)
                .option("resolver", "human", measure -> measure.codes("human"))
                .option("resolver", "automated", measure -> measure.codes("automated"))
                .option("resolver", "system", measure -> measure.codes("system"))
                .option("resolver", "any", UnaryOperator.identity());
    }

    private static Kpi sla(Kpi kpi) {
        kpi.needs(Entity.SLA).option("metric", "any", UnaryOperator.identity());
        for (SlaMetric metric : SlaMetric.values()) {
            String wire = metric.name().toLowerCase(Locale.ROOT);
            kpi.option("metric", wire, measure -> measure.codes(wire));
        }
        return kpi;
    }
}
