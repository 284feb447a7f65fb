package io.helpdeskroi.metrics.golden;

import static io.helpdeskroi.contract.EventKind.BOT_ANSWERED;
import static io.helpdeskroi.contract.EventKind.BOT_ENGAGED;
import static io.helpdeskroi.contract.EventKind.BOT_HANDOFF;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import io.helpdeskroi.contract.ActorType;
import io.helpdeskroi.contract.AgentKind;
import io.helpdeskroi.contract.Channel;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Leg;
import io.helpdeskroi.contract.LegOutcome;
import io.helpdeskroi.contract.Period;
import io.helpdeskroi.contract.Schedule;
import io.helpdeskroi.contract.Source;
import io.helpdeskroi.contract.TransferIn;
import io.helpdeskroi.contract.Vendor;

/**
 * The golden fixture G1 of the KPI catalogue §7 as facts, and its mutations as the facts that would arrive later.
 */
public final class GoldenG1 {

    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    public static final Source DESK = new Source("g1-desk", Vendor.ZENDESK,
            List.of(Entity.INTERACTION, Entity.EVENT, Entity.SLA, Entity.SURVEY, Entity.AGENT, Entity.SCHEDULE));
    public static final Source VOICE = new Source("g1-voice", Vendor.TALKDESK, List.of(Entity.INTERACTION, Entity.LEG));
    public static final FactId SCHEDULE_ID = FactId.of(DESK.id(), Entity.SCHEDULE, "berlin");
    public static final Duration SHORT_ABANDON = Duration.ofSeconds(5);
    public static final Duration SURVEY_EXPIRY = Duration.ofDays(14);

    /** ISO week 2025-W22 in Berlin. */
    public static final Period WEEK = new Period(at("05-26 00:00"), at("06-02 00:00"));
    public static final Instant AS_OF = at("06-16 00:00");

    private static final Instant DELIVERED = at("06-09 00:00");

    private GoldenG1() {
    }

    /** Local time of 2025, for example {@code 05-26 09:10} or {@code 05-26 14:00:05}. */
    public static Instant at(String monthDayTime) {
        return LocalDateTime.parse("2025-" + monthDayTime.replace(' ', 'T')).atZone(ZONE).toInstant();
    }

    /** Everything as delivered on 2025-06-09, before any mutation. */
    public static List<FactRecord> facts() {
        List<FactRecord> facts = new ArrayList<>();
        facts.add(new FactRecord(SCHEDULE_ID, DELIVERED, schedule()));
        facts.add(GoldenCase.agent(DESK, "A1", AgentKind.HUMAN));
        facts.add(GoldenCase.agent(DESK, "A2", AgentKind.HUMAN));
        facts.add(GoldenCase.agent(DESK, "bot", AgentKind.BOT));
        facts.addAll(i1(false));
        facts.addAll(i2());
        facts.addAll(i3(4));
        facts.addAll(desk("I4", Channel.CHAT, "C4", "order", "05-27 20:00").sla()
                .bot(BOT_ANSWERED, "05-27 20:00:05").status(ActorType.BOT, "bot", "solved", "05-27 20:03").facts());
        facts.addAll(desk("I5", Channel.EMAIL, "C5", null, "05-27 10:00").sla().spam("05-27 10:30").facts());
        facts.addAll(i6());
        facts.addAll(desk("I7", Channel.EMAIL, "C6", "api", "05-28 09:00").sla().reply("A2", "06-02 09:30")
                .status("A2", "solved", "06-02 10:00").facts());
        facts.addAll(i8().facts());
        facts.addAll(desk("I9", Channel.EMAIL, "C7", null, "05-29 11:00").outbound().reply("A1", "05-29 11:00")
                .customer("05-30 09:00").reply("A1", "05-30 09:45").status("A1", "solved", "05-30 09:46").facts());
        facts.addAll(calls());
        return facts;
    }

    private static GoldenCase desk(String id, Channel channel, String customer, String topic, String createdAt) {
        return new GoldenCase(DESK, id, channel, customer, topic, at(createdAt), DELIVERED);
    }

    private static List<FactRecord> i1(boolean spam) {
        GoldenCase i1 = desk("I1", Channel.EMAIL, "C1", "billing", "05-26 09:10").sla().reply("A1", "05-26 09:40")
                .status("A1", "solved", "05-26 09:41").survey("05-26 10:00", "05-27 08:00", 5);
        return (spam ? i1.spamFlag(at("06-10 09:00")) : i1).facts();
    }

    private static List<FactRecord> i2() {
        return desk("I2", Channel.EMAIL, "C2", "login", "05-26 16:30").sla().reply("A1", "05-27 09:30")
                .customer("05-27 11:00").reply("A2", "05-27 11:20").status("A2", "solved", "05-27 11:25")
                .customer("05-28 10:00").status(ActorType.CUSTOMER, null, "open", "05-28 10:00").reply("A2", "05-28 10:30")
                .status("A2", "solved", "05-28 10:31").survey("05-28 11:00", "05-28 12:00", 2).facts();
    }

    private static List<FactRecord> i3(int rating) {
        GoldenCase i3 = desk("I3", Channel.CHAT, "C3", "order", "05-27 14:00").sla().bot(BOT_ENGAGED, "05-27 14:00:05")
                .bot(BOT_HANDOFF, "05-27 14:01").reply("A1", "05-27 14:02").status("A1", "solved", "05-27 14:20");
        return (rating == 4 ? i3.survey("05-27 14:21", "05-27 14:25", 4)
                : i3.revisedSurvey("05-27 14:21", "05-27 14:25", 4, rating, at("06-20 10:00"))).facts();
    }

    private static List<FactRecord> i6() {
        return desk("I6", Channel.EMAIL, "C1", "billing", "05-28 16:00").sla().reply("A1", "05-30 10:00")
                .status("A1", "pending", "05-30 10:00").customer("05-30 12:00")
                .status(ActorType.CUSTOMER, null, "open", "05-30 12:00").reply("A1", "05-30 12:15")
                .status("A1", "solved", "05-30 12:15").survey("05-30 12:30", null, 0).facts();
    }

    /** Merged into I2 by an agent; as vendors do, closed at the merge. */
    private static GoldenCase i8() {
        return desk("I8", Channel.EMAIL, "C2", "login", "05-27 09:00").sla().merged("I2", "05-27 09:15").status("A1", "closed",
                "05-27 09:15");
    }

    private static List<FactRecord> calls() {
        List<FactRecord> facts = new ArrayList<>();
        facts.addAll(call("V1", "C8", "tech", "05-26 10:00:00"));
        facts.add(leg("V1", 1, "05-26 10:00:00", 15, 240, 60, 45, TransferIn.NONE));
        facts.addAll(call("V2", "C9", null, "05-26 10:01:00"));
        facts.add(abandoned("V2", "05-26 10:01:00", 4));
        facts.addAll(call("V3", "C10", null, "05-26 10:02:00"));
        facts.add(abandoned("V3", "05-26 10:02:00", 50));
        facts.addAll(call("V4", "C11", "tech", "05-26 10:03:00"));
        facts.add(leg("V4", 1, "05-26 10:03:00", 35, 300, 0, 25, TransferIn.NONE));
        facts.add(leg("V4", 2, "05-26 10:08:35", 10, 120, 0, 15, TransferIn.COLD));
        return facts;
    }

    private static List<FactRecord> call(String id, String customer, String topic, String queuedAt) {
        return new GoldenCase(VOICE, id, Channel.VOICE, customer, topic, at(queuedAt), DELIVERED).silent().facts();
    }

    private static FactRecord leg(String call, int number, String queuedAt, int waitS, int talkS, int holdS, int acwS,
            TransferIn transfer) {
        Instant queued = at(queuedAt);
        Instant answered = queued.plusSeconds(waitS);
        Instant ended = answered.plusSeconds(talkS + holdS);
        return new FactRecord(FactId.of(VOICE.id(), Entity.LEG, call + "-" + number), DELIVERED,
                new Leg(FactId.of(VOICE.id(), Entity.INTERACTION, call), number, Channel.VOICE, null, "tech", null,
                        FactId.of(VOICE.id(), Entity.AGENT, "phone-" + number), queued, null, answered, ended,
                        ended.plusSeconds(acwS), null, null, talkS, holdS, null, acwS, null, LegOutcome.ANSWERED, transfer,
                        null,
                        false, null, null));
    }

    private static FactRecord abandoned(String call, String queuedAt, int afterS) {
        Instant queued = at(queuedAt);
        return new FactRecord(FactId.of(VOICE.id(), Entity.LEG, call + "-1"), DELIVERED,
                new Leg(FactId.of(VOICE.id(), Entity.INTERACTION, call), 1, Channel.VOICE, null, "tech", null, null, queued,
                        null,
                        null, queued.plusSeconds(afterS), null, null, null, null, null, null, null, null, LegOutcome.ABANDONED,
                        null, null, false, null, null));
    }

    private static Schedule schedule() {
        List<Schedule.Interval> week = new ArrayList<>();
        for (int weekday = 1; weekday <= 5; weekday++) {
            week.add(new Schedule.Interval(weekday, 9 * 60, 17 * 60));
        }
        LocalDate ascension = LocalDate.of(2025, 5, 29);
        return new Schedule("Berlin", ZONE.getId(), List.of(new Schedule.Version(null, null, week)),
                List.of(new Schedule.Holiday("Ascension", ascension, ascension, List.of())));
    }

    /** Mutation: I1 is marked as spam on 06-10. */
    public static List<FactRecord> spamMarkOnI1() {
        return i1(true);
    }

    /** Mutation: the rating of I3 is changed to 1 on 06-20. */
    public static List<FactRecord> revisedRatingOfI3() {
        return i3(1);
    }

    /** Mutation: I2 is reopened on 06-20 and not solved again. */
    public static List<FactRecord> reopeningOfI2() {
        return desk("I2", Channel.EMAIL, "C2", "login", "05-26 16:30").later("reopen").customer("06-20 09:00")
                .status(ActorType.CUSTOMER, null, "open", "06-20 09:00").eventsOnly();
    }

    /** Mutation: I8 is taken out of I2 again. */
    public static List<FactRecord> unmergeOfI8() {
        return i8().unmerged("06-17 09:00").facts();
    }
}
