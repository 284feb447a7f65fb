package io.helpdeskroi.metrics.fact;

import static io.helpdeskroi.metrics.golden.GoldenG1.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.contract.ActorType;
import io.helpdeskroi.contract.AgentKind;
import io.helpdeskroi.contract.Channel;
import io.helpdeskroi.contract.ClockKind;
import io.helpdeskroi.contract.Customer;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.EventKind;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Sla;
import io.helpdeskroi.contract.SlaMetric;
import io.helpdeskroi.contract.Survey;
import io.helpdeskroi.contract.SurveyKind;
import io.helpdeskroi.contract.TerminalKind;
import io.helpdeskroi.metrics.golden.DerivedWorld;
import io.helpdeskroi.metrics.golden.GoldenCase;
import io.helpdeskroi.metrics.golden.GoldenG1;

/**
 * Edge cases of KPI catalogue §2, §3 and §6, each with the answer the catalogue gives.
 */
class InteractionDerivationTest {

    private static GoldenCase written(String id, String customer, String createdAt) {
        return on(Channel.EMAIL, id, customer, createdAt);
    }

    private static GoldenCase on(Channel channel, String id, String customer, String createdAt) {
        return new GoldenCase(GoldenG1.DESK, id, channel, customer, "topic", at(createdAt), at("06-20 00:00"));
    }

    private static DerivedWorld world(GoldenCase... cases) {
        return world(AccountSettings.defaults(), cases);
    }

    private static DerivedWorld world(AccountSettings settings, GoldenCase... cases) {
        List<FactRecord> facts = new ArrayList<>();
        facts.add(GoldenCase.agent(GoldenG1.DESK, "bot", AgentKind.BOT));
        for (GoldenCase one : cases) {
            facts.addAll(one.facts());
        }
        return new DerivedWorld(facts, settings);
    }

    private static List<Observation> rows(DerivedWorld world, Kind kind) {
        return world.observations().stream().filter(row -> row.kind() == kind).toList();
    }

    private static Observation row(DerivedWorld world, Kind kind) {
        List<Observation> rows = rows(world, kind);
        assertThat(rows).as(kind.name()).hasSize(1);
        return rows.get(0);
    }

    @Test
    void timerThatClosesWhileTheCustomerWaitsIsNoSolve() {
        GoldenCase expired = written("X", "C", "05-26 10:00").system(EventKind.CLOSED_BY_INACTIVITY, "05-28 10:00")
                .status(ActorType.SYSTEM, null, "closed", "05-28 10:00");
        DerivedWorld world = world(expired);
        assertThat(rows(world, Kind.SOLVE)).isEmpty();
        assertThat(world.interaction(expired.interactionId()).terminal()).isEqualTo(TerminalKind.EXPIRED);
        assertThat(row(world, Kind.RESOLVED_AT).num()).isZero();
    }

    @Test
    void timerThatClosesAfterOurAnswerSolvesBySystem() {
        DerivedWorld world = world(written("X", "C", "05-26 10:00").reply("A1", "05-26 11:00")
                .system(EventKind.CLOSED_BY_INACTIVITY, "05-28 10:00")
                .status(ActorType.SYSTEM, null, "closed", "05-28 10:00"));
        assertThat(row(world, Kind.SOLVE).code()).isEqualTo("system");
    }

    @Test
    void closedWithoutSolvedCountsAsSolveAndSolvedToClosedDoesNot() {
        DerivedWorld world = world(
                written("X", "C", "05-26 10:00").reply("A1", "05-26 10:30").status("A1", "closed", "05-26 11:00"),
                written("Y", "D", "05-26 10:00").status("A1", "solved", "05-26 11:00")
                        .status(ActorType.SYSTEM, null, "closed", "05-30 11:00"));
        assertThat(rows(world, Kind.SOLVE)).extracting(Observation::at).containsOnly(at("05-26 11:00"));
        assertThat(rows(world, Kind.REOPENED)).isEmpty();
    }

    @Test
    void timeToAssignmentAndUnassignedTime() {
        DerivedWorld world = world(written("X", "C", "05-26 10:00").assigned("A1", "05-26 10:12")
                .system(EventKind.UNASSIGNED, "05-26 11:00").assigned("A2", "05-26 11:05")
                .status("A2", "solved", "05-26 11:30"));
        assertThat(row(world, Kind.ASSIGNMENT).calendarMs()).isEqualTo(720_000);
        assertThat(row(world, Kind.UNASSIGNED_TIME).calendarMs()).isEqualTo(1_020_000);
    }

    @Test
    void turnEndedByASolveIsDismissed() {
        DerivedWorld world = world(written("X", "C", "05-26 10:00").status("A1", "solved", "05-26 10:20"));
        assertThat(rows(world, Kind.RESPONSE)).isEmpty();
        assertThat(rows(world, Kind.TURN_ANSWERED)).isEmpty();
        assertThat(row(world, Kind.FIRST_RESPONSE_COHORT).code()).isEqualTo("dismissed");
        assertThat(rows(world, Kind.WITHIN_TARGET)).extracting(Observation::variant, Observation::num)
                .contains(tuple("target=60s", 0.0)).hasSize(2);
    }

    @Test
    void replyListedAfterTheSolveOfTheSameInstantStillAnswers() {
        DerivedWorld world = world(
                written("X", "C", "05-26 10:00").status("A1", "solved", "05-26 10:20").reply("A1", "05-26 10:20"));
        assertThat(row(world, Kind.RESPONSE).calendarMs()).isEqualTo(1_200_000);
    }

    @Test
    void caseOpenedByAnAgentIsOutsideFirstResponse() {
        DerivedWorld world = world(written("X", "C", "05-26 10:00").openedByAgent().reply("A1", "05-26 10:05")
                .customer("05-26 11:00").reply("A1", "05-26 11:10"));
        assertThat(rows(world, Kind.FIRST_RESPONSE)).isEmpty();
        assertThat(row(world, Kind.RESPONSE).calendarMs()).isEqualTo(600_000);
    }

    @Test
    void automationAndBystandersDoNotRespond() {
        DerivedWorld world = world(
                written("X", "C", "05-26 10:00").bot(EventKind.BOT_ANSWERED, "05-26 10:00:10").reply("bot", "05-26 10:01"));
        assertThat(rows(world, Kind.FIRST_RESPONSE)).extracting(Observation::variant).containsExactly("responder=any");
        assertThat(row(world, Kind.FIRST_RESPONSE_AUTOMATED).calendarMs()).isEqualTo(10_000);
    }

    @Test
    void waitForAPersonBeginsAtTheHandOver() {
        DerivedWorld world = world(on(Channel.CHAT, "X", "C", "05-26 10:00").bot(EventKind.BOT_ANSWERED, "05-26 10:00:05")
                .customer("05-26 10:01").bot(EventKind.BOT_HANDOFF, "05-26 10:02").reply("A1", "05-26 10:05"));
        assertThat(rows(world, Kind.FIRST_RESPONSE)).extracting(Observation::variant, Observation::calendarMs)
                .containsExactlyInAnyOrder(tuple("responder=human,start=handoff", 180_000L),
                        tuple("responder=human,start=created", 300_000L),
                        tuple("responder=any,start=handoff", 5_000L),
                        tuple("responder=any,start=created", 5_000L));
    }

    @Test
    void afterABotsSolveTheReopenStartsTheWaitForAPerson() {
        DerivedWorld world = world(on(Channel.CHAT, "X", "C", "05-26 10:00").bot(EventKind.BOT_ANSWERED, "05-26 10:00:05")
                .status(ActorType.BOT, "bot", "solved", "05-26 10:01").customer("05-26 12:00")
                .status(ActorType.CUSTOMER, null, "open", "05-26 12:00").reply("A1", "05-26 12:10"));
        assertThat(rows(world, Kind.RESPONSE).stream().filter(row -> row.variant().equals("responder=human")).toList())
                .extracting(Observation::calendarMs).containsExactly(600_000L);
    }

    @Test
    void mergeIntoAnotherCustomersCaseKeepsBothAndInheritsAnswerAndSolve() {
        GoldenCase survivor = written("S", "C1", "05-26 10:00").reply("A1", "05-26 12:00").status("A1", "solved",
                "05-26 12:30");
        GoldenCase other = written("O", "C2", "05-26 11:00").merged("S", "05-26 11:30").status("A1", "closed", "05-26 11:30");
        DerivedWorld world = world(survivor, other);
        assertThat(rows(world, Kind.RECEIVED)).hasSize(2);
        assertThat(rows(world, Kind.FIRST_RESPONSE)).extracting(Observation::calendarMs).containsExactlyInAnyOrder(7_200_000L,
                3_600_000L);
        assertThat(world.interaction(other.interactionId()).firstSolvedAt()).isEqualTo(at("05-26 12:30"));
    }

    @Test
    void threadIsCutIntoConversationsAtMoreThanADayOfSilence() {
        DerivedWorld world = world(
                on(Channel.MESSAGING, "X", "C", "05-26 09:00").customer("05-26 20:00").customer("05-27 21:00"),
                on(Channel.MESSAGING, "Y", "D", "05-26 09:00").customer("05-27 09:00"));
        assertThat(rows(world, Kind.CONVERSATION)).hasSize(3);
    }

    @Test
    void reopenResolvedWithoutAPersonCanBeVoid() {
        GoldenCase thanks = written("X", "C", "05-26 10:00").reply("A1", "05-26 10:30").status("A1", "solved", "05-26 10:30")
                .customer("05-26 10:40").status(ActorType.CUSTOMER, null, "open", "05-26 10:40")
                .status(ActorType.SYSTEM, null, "solved", "05-26 11:00");
        AccountSettings plain = AccountSettings.defaults();
        AccountSettings tolerant = new AccountSettings(plain.defaultScheduleId(), plain.shortAbandon(),
                plain.serviceLevelVoice(), plain.serviceLevelChat(), plain.surveyExpiry(), Duration.ofHours(1),
                plain.responseTargets());
        assertThat(row(world(plain, thanks), Kind.REOPEN).num()).isEqualTo(1);
        assertThat(row(world(tolerant, thanks), Kind.REOPEN).num()).isZero();
    }

    @Test
    void raisedPriorityAppliesItsTargetWithTheElapsedTimeCarried() {
        GoldenCase urgent = written("X", "C", "05-26 10:00").reply("A1", "05-26 12:00");
        urgent.fact(Entity.SLA, "low", firstReply(urgent, 4 * 3600, "05-26 10:00"));
        urgent.fact(Entity.SLA, "urgent", firstReply(urgent, 3600, "05-26 11:30"));
        Observation outcome = row(world(urgent), Kind.SLA);
        assertThat(outcome.num()).isZero();
        assertThat(outcome.at()).isEqualTo(at("05-26 11:30"));
    }

    private static Sla firstReply(GoldenCase of, long targetS, String appliedAt) {
        return new Sla(of.interactionId(), SlaMetric.FIRST_REPLY, 1, targetS, ClockKind.CALENDAR, null, null, at(appliedAt),
                null,
                null, null, null);
    }

    @Test
    void replyAtTheDueInstantIsMetAndPendingPausesTheWait() {
        GoldenCase exact = written("X", "C", "05-26 10:00").reply("A1", "05-26 11:00").status("A1", "pending", "05-26 11:00")
                .customer("05-26 15:00").status(ActorType.CUSTOMER, null, "open", "05-26 15:00")
                .status("A1", "solved", "05-26 15:30");
        exact.fact(Entity.SLA, "reply", firstReply(exact, 3600, "05-26 10:00"));
        exact.fact(Entity.SLA, "wait",
                new Sla(exact.interactionId(), SlaMetric.REQUESTER_WAIT, 1, 5400L, ClockKind.CALENDAR, null,
                        null, at("05-26 10:00"), null, null, null, null));
        assertThat(rows(world(exact), Kind.SLA)).extracting(Observation::code, Observation::num).containsExactlyInAnyOrder(
                tuple("first_reply", 1.0), tuple("requester_wait", 1.0));
    }

    @Test
    void unknownStatusMovesNoClockAndIsCounted() {
        DerivedWorld world = world(
                written("X", "C", "05-26 10:00").status("A1", "waiting_for_godot", "05-26 11:00").status("A1", "solved",
                        "05-26 12:00"));
        assertThat(row(world, Kind.DQ_UNMAPPED_STATUS).at()).isEqualTo(at("05-26 11:00"));
        assertThat(row(world, Kind.FULL_RESOLUTION).calendarMs()).isEqualTo(7_200_000);
    }

    @Test
    void endBeforeStartIsNullAndCounted() {
        DerivedWorld world = world(written("X", "C", "05-26 10:00").status("A1", "solved", "05-26 09:00"),
                written("Y", "D", "05-26 10:00").status("A1", "solved", "05-26 09:59:59"));
        assertThat(rows(world, Kind.FULL_RESOLUTION)).extracting(Observation::calendarMs).containsExactlyInAnyOrder(null, 0L);
        assertThat(rows(world, Kind.DQ_NEGATIVE_DURATION)).isNotEmpty().extracting(Observation::interactionId)
                .containsOnly(FactId.of(GoldenG1.DESK.id(), Entity.INTERACTION, "X"));
    }

    @Test
    void ratingOutsideItsScaleIsRejected() {
        GoldenCase rated = written("X", "C", "05-26 10:00");
        rated.fact(Entity.SURVEY, "nps",
                new Survey(SurveyKind.NPS_TRANSACTIONAL, rated.interactionId(), null, null, null, 0, 10,
                        false, at("05-26 11:00"), null, false, null, at("05-26 12:00"), 11, null, null, null, null, false));
        DerivedWorld world = world(rated);
        assertThat(rows(world, Kind.NPS_TRANSACTIONAL)).isEmpty();
        assertThat(row(world, Kind.DQ_OUT_OF_SCALE).code()).isEqualTo("nps_transactional");
    }

    @Test
    void offerWithoutAnswerIsAnOfferAndAnAnswerWithoutOfferTimeFindsItsOwn() {
        GoldenCase asked = written("X", "C", "05-26 10:00").reply("A1", "05-26 11:00")
                .system(EventKind.SURVEY_OFFERED, "05-26 12:00").reply("A2", "05-27 11:00")
                .system(EventKind.SURVEY_OFFERED, "05-27 12:00").system(EventKind.SURVEY_OFFERED, "05-28 12:00");
        asked.fact(Entity.SURVEY, "first", csat(asked, null, "05-26 13:00"));
        asked.fact(Entity.SURVEY, "last", csat(asked, "05-28 11:59", null));

        assertThat(rows(world(asked), Kind.SURVEY_OFFER))
                .extracting(Observation::at, Observation::num, Observation::den, row -> row.agentId().externalId())
                .containsExactlyInAnyOrder(tuple(at("05-26 12:00"), 1.0, 1.0, "A1"), tuple(at("05-28 11:59"), 0.0, 1.0, "A2"),
                        tuple(at("05-27 12:00"), 0.0, 1.0, "A2"));
    }

    private static Survey csat(GoldenCase rated, String offeredAt, String respondedAt) {
        return new Survey(SurveyKind.CSAT, rated.interactionId(), null, null, null, 1, 5, false,
                offeredAt == null ? null : at(offeredAt), null, false, null, respondedAt == null ? null : at(respondedAt),
                respondedAt == null ? null : 4, null, null, null, null, false);
    }

    @Test
    void ourOwnPeopleAreNoCustomers() {
        GoldenCase internal = written("X", "staff", "05-26 10:00");
        List<FactRecord> facts = new ArrayList<>(internal.facts());
        facts.add(new FactRecord(FactId.of(GoldenG1.DESK.id(), Entity.CUSTOMER, "staff"), at("05-01 00:00"),
                new Customer(List.of(), null, null, true, false, List.of(), null, null)));
        DerivedWorld world = new DerivedWorld(facts, AccountSettings.defaults());
        assertThat(world.observations()).isEmpty();
        assertThat(world.interaction(internal.interactionId()).exclusion()).isEqualTo("internal_customer");
    }

    @Test
    void reopenedCaseIsSolvedOnlyAtTheHorizonsAtWhichItWas() {
        DerivedWorld world = world(written("X", "C", "05-01 10:00").status("A1", "solved", "05-01 12:00")
                .status(ActorType.CUSTOMER, null, "open", "05-03 10:00").status("A1", "solved", "05-10 10:00"));
        assertThat(rows(world, Kind.RESOLVED_AT)).extracting(Observation::variant, Observation::num).containsExactlyInAnyOrder(
                tuple("T=24h,clock=c", 1.0), tuple("T=72h,clock=c", 0.0),
                tuple("T=7d,clock=c", 0.0), tuple("T=30d,clock=c", 1.0));
    }
}
