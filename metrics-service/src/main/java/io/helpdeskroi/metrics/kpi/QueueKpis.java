package io.helpdeskroi.metrics.kpi;

import static io.helpdeskroi.metrics.kpi.Aggregate.CONCURRENCY;
import static io.helpdeskroi.metrics.kpi.Aggregate.COUNT;
import static io.helpdeskroi.metrics.kpi.Aggregate.DURATION;
import static io.helpdeskroi.metrics.kpi.Aggregate.LEVEL;
import static io.helpdeskroi.metrics.kpi.Aggregate.RATIO;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.metrics.fact.Kind;

/**
 * Realtime queue and handling (KPI catalogue §6.4).
 */
final class QueueKpis {

    private static final String OFFERED = "'answered', 'abandoned', 'short_abandoned', 'missed', 'voicemail', 'overflow'";

    private QueueKpis() {
    }

    static List<Kpi> all() {
        Measure contact = Measure.of(Kind.CONTACT, COUNT);
        Measure waits = Measure.of(Kind.QUEUE_WAIT, DURATION);
        Measure contacts = Measure.of(Kind.CONTACT, RATIO);
        Measure handle = Measure.of(Kind.HANDLE, DURATION);
        List<Kpi> all = new ArrayList<>(List.of(
                leg(Kpi.count("contacts_offered", "Contacts offered", contact.where("o.code IN (" + OFFERED + ")")))
                        .says("Queue entries, split by outcome in the other contact counts, which add up to it.", "count"),
                leg(serviceLevel(Kpi.rate("service_level", "Service level", contacts)))
                        .says("Queue entries answered within T of those offered; short abandons leave both sides.",
                                "answered within T / (offered - short abandoned)")
                        .differsFrom("Talkdesk calls model: answered and missed only"),
                leg(Kpi.duration("average_speed_of_answer", "Average speed of answer", waits.codes("answered")))
                        .says("Wait of answered queue entries, ringing included.", "answered_at - queued_at"),
                leg(Kpi.duration("queue_wait_time", "Queue wait time", waits.codes("answered", "abandoned", "missed")))
                        .says("Wait of answered, abandoned and missed queue entries.", "end of wait - queued_at"),
                leg(Kpi.duration("time_to_abandon", "Time to abandon", waits.codes("abandoned"))).neutral()
                        .says("Wait of abandoned queue entries that were not abandoned at once.", "ended_at - queued_at"),
                leg(Kpi.rate("abandonment_rate", "Abandonment rate",
                        contacts.numerator("CASE WHEN o.code = 'abandoned' THEN o.den ELSE 0 END"))).lowerIsBetter()
                        .says("Queue entries abandoned, of those offered and not abandoned at once.",
                                "abandoned / (offered - short abandoned)"),
                leg(Kpi.average("queue_length", "Queue length", Measure.of(Kind.CONTACT, LEVEL)))
                        .type(KpiClass.INTEGRAL).unit("contacts").lowerIsBetter()
                        .says("Time-weighted mean of waiting contacts; the maximum stands among the quantiles.",
                                "sum of waits / length of the bucket"),
                leg(Kpi.duration("average_handle_time", "Average handle time", handle))
                        .option("method", "legs", measure -> measure.codes("legs"))
                        .option("method", "focus", measure -> measure.codes("focus"))
                        .option("method", "active", measure -> measure.codes("active"))
                        .option("method", "assigned_open", measure -> measure.codes("assigned_open"))
                        .interval(IntervalMethod.DELTA)
                        .says("Talk, hold and wrap-up per human-handled interaction; methods are never mixed.",
                                "handling time / handled")
                        .differsFrom("Talkdesk Live divides by contacts")
                        .differsFrom("Intercom: cohort by start date, counted at close"),
                leg(Kpi.duration("talk_time", "Talk time", Measure.of(Kind.TALK, DURATION))).neutral()
                        .says("Talk time per human-handled interaction.", "talk / handled"),
                leg(Kpi.duration("call_hold_time", "Hold time", Measure.of(Kind.HOLD, DURATION)))
                        .option("per", "handled", UnaryOperator.identity())
                        .option("per", "held", measure -> measure.where("o.num = 1"))
                        .says("Hold time per human-handled interaction, or per one that was held.", "hold / handled"),
                leg(Kpi.rate("hold_rate", "Hold rate", Measure.of(Kind.HOLD, RATIO))).lowerIsBetter()
                        .says("Human-handled interactions that were put on hold.", "held / handled"),
                leg(Kpi.duration("after_contact_work", "After-contact work",
                        Measure.of(Kind.AFTER_CONTACT_WORK, DURATION)))
                        .says("Wrap-up per human-handled interaction.", "wrap-up / handled"),
                leg(Kpi.rate("agent_missed_rate", "Missed offers", Measure.of(Kind.OFFER, RATIO))).lowerIsBetter()
                        .says("Offers rung to an agent and not accepted.", "missed or declined / offers"),
                leg(Kpi.average("concurrent_sessions", "Concurrent sessions", Measure.of(Kind.SESSION, CONCURRENCY)))
                        .type(KpiClass.INTEGRAL).unit("sessions")
                        .says("Session time of agents over the time in which they had any; the peak is the maximum.",
                                "sum of session time / union of session time")));
        for (String outcome : List.of("answered", "abandoned", "short_abandoned", "missed", "voicemail", "callback")) {
            all.add(leg(Kpi.count("contacts_" + outcome, "Contacts: " + outcome.replace('_', ' '), contact.codes(outcome)))
                    .says("Queue entries with outcome " + outcome + ".", "count"));
        }
        return all;
    }

    private static Kpi leg(Kpi kpi) {
        return kpi.needs(Entity.LEG);
    }

    /** Four formulas are in use elsewhere; the one chosen is part of the published value. */
    private static Kpi serviceLevel(Kpi kpi) {
        kpi.option("T", "account", UnaryOperator.identity());
        for (int seconds : new int[] { 10, 15, 20, 30, 45, 60, 90, 120, 180, 300 }) {
            kpi.option("T", seconds + "s", measure -> measure.numerator(
                    "CASE WHEN o.code = 'answered' AND o.calendar_ms <= " + seconds * 1_000 + " THEN o.den ELSE 0 END"));
        }
        String offered = "CASE WHEN o.code IN (" + OFFERED + ") THEN 1 ELSE 0 END";
        return kpi.option("abandon", "excluded_if_short", UnaryOperator.identity())
                .option("abandon", "negative", measure -> measure.denominator(offered))
                .option("abandon", "answered_only",
                        measure -> measure.denominator("CASE WHEN o.code = 'answered' THEN 1 ELSE 0 END"));
    }
}
