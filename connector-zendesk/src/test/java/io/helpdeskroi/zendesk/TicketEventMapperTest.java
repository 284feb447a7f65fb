package io.helpdeskroi.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.rows.Mapped;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.ActorType;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.EventKind;
import io.helpdeskroi.contract.FactRecord;

class TicketEventMapperTest {

    private final List<MappedRecord> records = map(Payloads.text("ticket_events.json"));

    @Test
    void tellsTheCreationInOrder() {
        assertThat(Payloads.facts(records).stream().filter(record -> record.id().externalId().startsWith("event:7001:"))
                .sorted(java.util.Comparator.comparingLong(record -> ((Event) record.fact()).sourceSeq()))
                .map(record -> ((Event) record.fact()).type()))
                .containsExactly(EventKind.CREATED, EventKind.MESSAGE, EventKind.STATUS, EventKind.PRIORITY, EventKind.QUEUED,
                        EventKind.SCHEDULE_APPLIED);
        Event created = event("7001:created");
        assertThat(created.actorType()).isEqualTo(ActorType.CUSTOMER);
        assertThat(created.occurredAt()).isEqualTo("2026-09-21T10:00:00Z");
        assertThat(event("7001:2").to()).isEqualTo("new");
        assertThat(event("7001:4").to()).isEqualTo("high");
        assertThat(event("7001:7").to()).isEqualTo("acme/schedule/schedule:14");
    }

    @Test
    void knowsWhoWrote() {
        Event question = event("7001:1");
        assertThat(question.type()).isEqualTo(EventKind.MESSAGE);
        assertThat(question.actorType()).isEqualTo(ActorType.CUSTOMER);
        assertThat(question.actorId()).hasToString("acme/customer/user:9001");
        assertThat(question.isPublic()).isTrue();
        Event answer = event("7003:10");
        assertThat(answer.actorType()).isEqualTo(ActorType.HUMAN_AGENT);
        assertThat(answer.actorId()).hasToString("acme/agent/user:77");
        assertThat(answer.isAuto()).isFalse();
        Event note = event("7003:11");
        assertThat(note.type()).isEqualTo(EventKind.NOTE);
        assertThat(note.isPublic()).isFalse();
    }

    @Test
    void takesWhatRulesDoForNobodysWork() {
        Event confirmation = event("7002:8");
        assertThat(confirmation.type()).isEqualTo(EventKind.MESSAGE);
        assertThat(confirmation.actorType()).isEqualTo(ActorType.SYSTEM);
        assertThat(confirmation.isAuto()).isTrue();
        Event routed = event("7001:6");
        assertThat(routed.actorType()).as("a rule that the customer's mail set off").isEqualTo(ActorType.SYSTEM);
        assertThat(routed.teamId()).hasToString("acme/team/group:5");
    }

    @Test
    void tellsStatusAssignmentAndTransfer() {
        Event hold = event("7003:12");
        assertThat(hold.from()).isEqualTo("new");
        assertThat(hold.to()).isEqualTo("on_hold");
        assertThat(event("7003:9").type()).isEqualTo(EventKind.ASSIGNED);
        assertThat(event("7003:9").to()).isEqualTo("acme/agent/user:77");
        assertThat(event("7004:13").type()).isEqualTo(EventKind.UNASSIGNED);
        assertThat(event("7004:13").from()).isEqualTo("acme/agent/user:77");
        assertThat(event("7004:14").type()).isEqualTo(EventKind.TRANSFERRED);
        assertThat(event("7004:14").to()).isEqualTo("acme/team/group:6");
    }

    @Test
    void leavesTheVendorsStorageOutOfTheTimeline() {
        assertThat(Payloads.ids(records)).doesNotContain("event/event:7004:15");
        assertThat(Payloads.skips(records)).containsExactly("no_timeline_entry");
    }

    @Test
    void tellsTheMergedTicketWhereItWent() {
        Event merged = event("7005:merged");
        assertThat(merged.interactionId()).hasToString("acme/interaction/ticket:502");
        assertThat(merged.to()).isEqualTo("acme/interaction/ticket:501");
        assertThat(merged.actorType()).isEqualTo(ActorType.HUMAN_AGENT);
        assertThat(event("7005:17").isAuto()).as("the comment of a merge answers nobody").isTrue();
        assertThat(event("7005:18").to()).isEqualTo("closed");
    }

    @Test
    void readsAMergeFromTheSourceOfAnAudit() {
        List<MappedRecord> merge = map("""
                {"audits":[{"id":1,"ticket_id":502,"created_at":"2026-09-21T11:28:20Z","author_id":77,
                 "via":{"channel":"system","source":{"from":{"ticket_id":502},"to":{"ticket_id":501},"rel":"merge"}},
                 "events":[{"id":2,"type":"Change","field_name":"tags","value":["closed_by_merge"],"previous_value":[]},
                  {"id":3,"type":"Change","field_name":"status","value":"closed","previous_value":"open"}]}]}""");
        assertThat(Payloads.fact(merge, "event/event:1:merged", Event.class).to()).isEqualTo("acme/interaction/ticket:501");
        assertThat(Payloads.fact(merge, "event/event:1:3", Event.class).to()).isEqualTo("closed");
    }

    @Test
    void tellsDeletionAndReturn() {
        assertThat(event("7007:20").type()).isEqualTo(EventKind.DELETED);
        List<MappedRecord> back = map(
                """
                        {"ticket_events":[{"id":1,"ticket_id":501,"timestamp":1789990000,"updater_id":77,"via":"Web form","child_events":[
                         {"id":2,"event_type":"Change","status":"open","previous_value":"deleted"}]}]}""");
        assertThat(Payloads.facts(back)).extracting(record -> ((Event) record.fact()).type())
                .containsExactly(EventKind.RESTORED, EventKind.STATUS);
    }

    @Test
    void keepsAStatusItDoesNotKnowAndCountsIt() {
        MappedRecord.Delivered odd = (MappedRecord.Delivered) map(
                """
                        {"ticket_events":[{"id":1,"ticket_id":501,"timestamp":1789990000,"updater_id":77,"via":"Web form","child_events":[
                         {"id":2,"event_type":"Change","status":"limbo","previous_value":"open"}]}]}""")
                .get(0);
        assertThat(((Event) odd.record().fact()).to()).isEqualTo("limbo");
        assertThat(odd.unmapped()).containsExactly("status");
    }

    @Test
    void movesTheStatusWithACustomStatusOfAnotherCategory() {
        String row = """
                {"ticket_events":[{"id":1,"ticket_id":501,"timestamp":1789990000,"updater_id":77,"via":"Web form","child_events":[
                 {"id":2,"event_type":"Change","custom_status_id":%s,"previous_value":"11"}%s]}]}""";
        assertThat(Payloads.fact(map(row.formatted("12", "")), "event/event:1:2", Event.class).to()).isEqualTo("on_hold");
        assertThat(Payloads.facts(map(row.formatted("13", "")))).as("the same category").isEmpty();
        assertThat(Payloads.ids(map(row.formatted("12",
                ",{\"id\":3,\"event_type\":\"Change\",\"status\":\"hold\",\"previous_value\":\"open\"}"))))
                .as("the update says so itself").containsExactly("event/event:1:3");
    }

    @Test
    void offersASurveyOnce() {
        List<MappedRecord> offer = map("""
                {"ticket_events":[{"id":1,"ticket_id":501,"timestamp":1789990000,"updater_id":-1,"via":"Rule","child_events":[
                 {"id":3,"event_type":"SurveyOffered","survey_id":"01J"},
                 {"id":2,"event_type":"Change","satisfaction_score":"offered","previous_value":"unoffered"}]}]}""");
        assertThat(Payloads.fact(offer, "event/event:1:survey_offered", Event.class).type())
                .isEqualTo(EventKind.SURVEY_OFFERED);
    }

    @Test
    void givesEachFieldOfOneChildAnIdOfItsOwn() {
        assertThat(Payloads.ids(
                map("""
                        {"ticket_events":[{"id":1,"ticket_id":501,"timestamp":1789990000,"updater_id":77,"via":"Web form","child_events":[
                         {"event_type":"Change","status":"open","assignee_id":78,"previous_value":null}]}]}""")))
                .containsExactly("event/event:1:0.assignee_id", "event/event:1:0.status");
    }

    @Test
    void carriesNoText() {
        assertThat(Payloads.facts(records).toString()).doesNotContain("invoice", "explain", "192.0.2.7");
    }

    @Test
    void ordersWhatHappenedInOneSecond() {
        List<FactRecord> facts = Payloads.facts(records);
        assertThat(((Event) facts.get(0).fact()).sourceSeq()).isLessThan(event("7003:12").sourceSeq());
        assertThat(event("7003:9").sourceSeq()).isLessThan(event("7003:12").sourceSeq());
    }

    private Event event(String id) {
        return Payloads.fact(records, "event/event:" + id, Event.class);
    }

    private static List<MappedRecord> map(String json) {
        TicketEventMapper mapper = new TicketEventMapper(new Ids("acme"), Map.of(77L, Role.AGENT, 9001L, Role.CUSTOMER),
                Map.of(11L, "open", 12L, "hold", 13L, "open"));
        return Mapped.rows("ticket_events", Payloads.page(json, TicketEventPage.class).ticketEvents(),
                TicketEventPage.TicketEvent::id, mapper::map);
    }
}
