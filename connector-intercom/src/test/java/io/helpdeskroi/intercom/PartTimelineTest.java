package io.helpdeskroi.intercom;

import static io.helpdeskroi.intercom.Payloads.at;
import static io.helpdeskroi.intercom.Payloads.conversation;
import static io.helpdeskroi.intercom.Payloads.part;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.ActorType;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.FactId;

/** What the parts of a conversation tell. */
class PartTimelineTest {

    private static final String TO_TEAM = ",\"assigned_to\":{\"type\":\"team\",\"id\":77}";
    private static final String TO_ADMIN = ",\"assigned_to\":{\"type\":\"admin\",\"id\":\"7\"}";
    private static final String SAID = ",\"body\":\"<p>Hello</p>\"";

    @Test
    void beginsWithTheCustomersMessage() {
        assertThat(story(conversation(""))).containsExactly("CREATED customer 0", "MESSAGE customer 0",
                "STATUS customer 0 open");
    }

    @Test
    void tellsMessagesFromNotes() {
        List<MappedRecord> records = conversation("", part(10, "note", "admin:7", SAID), part(20, "comment", "admin:7", SAID),
                part(30, "quick_reply", "lead:c1", SAID));
        assertThat(after(records)).containsExactly("NOTE human_agent 10", "MESSAGE human_agent 20", "MESSAGE customer 30");
        assertThat(Payloads.fact(records, "event/conversation:501:10", Event.class).isPublic()).isFalse();
        assertThat(Payloads.fact(records, "event/conversation:501:20", Event.class).isPublic()).isTrue();
    }

    @Test
    void aPartOfTheLifeCycleWithATextIsAMessageToo() {
        assertThat(after(
                conversation("\"state\":\"closed\"", part(10, "close", "admin:7", SAID), part(20, "open", "user:c1", SAID),
                        part(30, "snoozed", "admin:7", SAID), part(40, "close", "admin:7", ",\"body\":\"<p></p>\""))))
                .containsExactly("MESSAGE human_agent 10", "STATUS human_agent 10 solved", "MESSAGE customer 20",
                        "STATUS customer 20 open", "MESSAGE human_agent 30", "STATUS human_agent 30 on_hold",
                        "STATUS human_agent 40 solved");
    }

    @Test
    void aCustomersWordReopens() {
        assertThat(Payloads.statuses(conversation("", part(10, "close", "admin:7", ""), part(20, "comment", "user:c1", SAID),
                part(30, "snoozed", "admin:7", ""), part(40, "comment", "user:c1", SAID))))
                .containsExactly("open@0", "solved@10", "open@20", "on_hold@30", "open@40");
        assertThat(Payloads.statuses(conversation("\"state\":\"closed\"", part(10, "close", "admin:7", ""),
                part(20, "comment", "admin:7", SAID)))).as("an admin's does not").containsExactly("open@0", "solved@10");
    }

    @Test
    void tellsTeamsFromAgents() {
        List<MappedRecord> records = conversation("", part(10, "default_assignment", "bot:1", TO_TEAM),
                part(20, "assignment", "admin:8", TO_TEAM.replace("77", "78") + SAID),
                part(30, "assignment", "bot:1", TO_ADMIN),
                part(40, "assignment", "admin:7", ",\"assigned_to\":null"),
                part(50, "assignment", "admin:7", ",\"assigned_to\":{\"type\":\"nobody_admin\",\"id\":\"0\"}"));
        assertThat(after(records)).containsExactly("QUEUED bot 10 acme/team/team:77", "MESSAGE human_agent 20",
                "TRANSFERRED human_agent 20 acme/team/team:78", "ASSIGNED bot 30 acme/agent/admin:7",
                "UNASSIGNED human_agent 40",
                "UNASSIGNED human_agent 50");
        assertThat(Payloads.fact(records, "event/conversation:501:20.assigned", Event.class).teamId())
                .isEqualTo(FactId.parse("acme/team/team:78"));
    }

    @Test
    void assigningAndReopeningIsBoth() {
        assertThat(after(conversation("", part(10, "close", "admin:7", ""), part(20, "assign_and_reopen", "bot:1", TO_ADMIN))))
                .containsExactly("STATUS human_agent 10 solved", "ASSIGNED bot 20 acme/agent/admin:7", "STATUS bot 20 open");
    }

    @Test
    void readsThePriorityFromWhereverItStands() {
        assertThat(after(conversation("", part(10, "priority_changed", "admin:7", details("{\"priority\":\"medium\"}")),
                part(20, "priority_changed", "admin:7", details("{\"value\":{\"name\":\"urgent\"}}")),
                part(30, "priority_changed", "admin:7", details("{\"priority\":\"not_priority\"}")))))
                .containsExactly("PRIORITY human_agent 10 normal", "PRIORITY human_agent 20 urgent",
                        "PRIORITY human_agent 30");
    }

    @Test
    void concludesNothingFromAPriorityThatIsNotTold() {
        List<MappedRecord> records = conversation("", part(10, "priority_changed", "admin:7", ""),
                part(20, "priority_changed", "admin:7", details("{\"from\":{\"name\":\"low\"},\"to\":{\"name\":\"high\"}}")));
        assertThat(after(records)).isEmpty();
        assertThat(Payloads.unmapped(records)).containsExactly("parts.event_details");
    }

    private static String details(String json) {
        return ",\"event_details\":" + json;
    }

    @Test
    void anOutboundMessageThatNobodyAnsweredWaitsForNobody() {
        String outbound = "\"state\":\"closed\",\"source\":{\"type\":\"email\",\"delivered_as\":\"admin_initiated\","
                + "\"author\":{\"type\":\"admin\",\"id\":\"7\"}}";
        assertThat(story(conversation(outbound))).containsExactly("CREATED human_agent 0", "MESSAGE human_agent 0",
                "STATUS human_agent 0 solved");
        assertThat(Payloads.statuses(conversation(outbound, part(1, "close", "bot:1", ""), part(50, "open", "user:c1", SAID),
                part(60, "close", "admin:7", "")))).containsExactly("open@0", "solved@1", "open@50", "solved@60");
        assertThat(Payloads.statuses(conversation(outbound.replace("closed", "open")))).containsExactly("open@0");
    }

    @Test
    void knowsBotsAmongAdmins() {
        assertThat(after(conversation("", part(10, "comment", "admin:1", SAID), part(20, "comment", "admin:2", SAID),
                "{\"id\":\"30\",\"part_type\":\"note\",\"created_at\":1790000030,\"author\":{\"type\":\"admin\",\"id\":\"274\","
                        + "\"email\":\"operator+abc@intercom.io\"}}")))
                .containsExactly("MESSAGE bot 10", "BOT_ENGAGED ai_agent 20", "MESSAGE ai_agent 20", "BOT_ANSWERED ai_agent 20",
                        "NOTE bot 30");
    }

    @ParameterizedTest
    @ValueSource(strings = { "escalated", "negative_feedback", "procedure_handoff", "routed_to_team", "abandoned" })
    void theAgentHandsOverWhereItAssigns(String resolution) {
        assertThat(
                after(conversation("\"ai_agent_participated\":true,\"ai_agent\":{\"resolution_state\":\"" + resolution + "\"}",
                        part(1, "default_assignment", "bot:1", TO_TEAM), part(10, "comment", "bot:2", SAID),
                        part(20, "comment", "user:c1", SAID), part(30, "assignment", "bot:2", TO_TEAM.replace("77", "78")),
                        part(40, "comment", "admin:7", SAID))))
                .containsExactly("QUEUED bot 1 acme/team/team:77", "BOT_ENGAGED ai_agent 10", "MESSAGE ai_agent 10",
                        "BOT_ANSWERED ai_agent 10", "MESSAGE customer 20", "BOT_HANDOFF ai_agent 30",
                        "TRANSFERRED ai_agent 30 acme/team/team:78", "MESSAGE human_agent 40");
    }

    @Test
    void orWhereAPersonTakesOver() {
        assertThat(after(conversation("\"ai_agent\":{\"resolution_state\":\"escalated\"}", part(10, "comment", "bot:2", SAID),
                part(40, "comment", "admin:7", SAID)))).containsExactly("BOT_ENGAGED ai_agent 10", "MESSAGE ai_agent 10",
                        "BOT_ANSWERED ai_agent 10", "BOT_HANDOFF human_agent 40", "MESSAGE human_agent 40");
    }

    @Test
    void whatTheAgentSaysIsNoAnswerWhenTheVendorSaysSo() {
        assertThat(after(conversation("", "{\"id\":\"10\",\"part_type\":\"comment\",\"created_at\":1790000010,\"author\":"
                + "{\"type\":\"bot\",\"id\":\"2\",\"from_ai_agent\":true,\"is_ai_answer\":false}}")))
                .containsExactly("BOT_ENGAGED ai_agent 10", "MESSAGE ai_agent 10");
    }

    @Test
    void theAgentSolvesWhatTheClassicBotClosesForIt() {
        List<MappedRecord> confirmed = conversation(
                "\"state\":\"closed\",\"ai_agent\":{\"resolution_state\":\"confirmed_resolution\"}",
                part(10, "comment", "bot:2", SAID), part(20, "close", "bot:1", ""));
        Event solved = Payloads.fact(confirmed, "event/conversation:501:20.status", Event.class);
        assertThat(solved.actorType()).isEqualTo(ActorType.AI_AGENT);
        assertThat(solved.vendorValues()).containsEntry("evidence", "confirmed");
        Event assumed = Payloads.fact(conversation("\"ai_agent\":{\"resolution_state\":\"assumed_resolution\"}",
                part(20, "close", "bot:1", "")), "event/conversation:501:20.status", Event.class);
        assertThat(assumed.actorType()).isEqualTo(ActorType.AI_AGENT);
        assertThat(assumed.vendorValues()).isEmpty();
    }

    @Test
    void sortsPartsByTimeAndNumber() {
        assertThat(after(conversation("", part(100, "comment", "admin:7", SAID), part(20, "comment", "user:c1", SAID),
                part(9, "note", "admin:7", SAID)))).containsExactly("NOTE human_agent 9", "MESSAGE customer 20",
                        "MESSAGE human_agent 100");
        String later = part(9, "open", "admin:7", "").replace("\"id\":\"9\"", "\"id\":\"100\"");
        assertThat(Payloads.statuses(conversation("", later, part(9, "close", "admin:7", ""))))
                .as("parts of one second go by number, not by text").containsExactly("open@0", "solved@9", "open@9");
    }

    @Test
    void aRedactedMessageWasSaidAndIsNewer() {
        String redacted = part(10, "close", "admin:7", ",\"body\":null,\"redacted\":true").replace("\"updated_at\":1790000010",
                "\"updated_at\":1790005000");
        List<MappedRecord> records = conversation("\"state\":\"closed\"", redacted);
        assertThat(after(records)).containsExactly("MESSAGE human_agent 10", "STATUS human_agent 10 solved");
        assertThat(Payloads.record(records, "event/conversation:501:10").sourceUpdatedAt())
                .isEqualTo(Instant.ofEpochSecond(1790005000));
        assertThat(Payloads.fact(records, "event/conversation:501:10", Event.class).occurredAt()).isEqualTo(at(10));
    }

    @Test
    void partsKeepTheirVersionWhenTheConversationGoesOn() {
        List<MappedRecord> before = conversation("\"updated_at\":1790000010", part(10, "comment", "admin:7", SAID));
        List<MappedRecord> later = conversation("\"updated_at\":1790000020", part(10, "comment", "admin:7", SAID),
                part(20, "comment", "user:c1", SAID));
        assertThat(Payloads.record(later, "event/conversation:501:10"))
                .isEqualTo(Payloads.record(before, "event/conversation:501:10"));
    }

    @Test
    void aMergeLeadsToTheSurvivor() {
        String merged = part(10, "merged_primary_conversation", "admin:7", "");
        assertThat(after(conversation(
                "\"linked_objects\":{\"data\":[{\"type\":\"ticket\",\"id\":\"1\"},{\"type\":\"conversation\",\"id\":\"500\"}]}",
                merged))).containsExactly("MERGED human_agent 10 acme/interaction/conversation:500");
        assertThat(after(conversation("",
                merged.replace("\"author\"", "\"event_details\":{\"primary_conversation_id\":499},\"author\""))))
                .containsExactly("MERGED human_agent 10 acme/interaction/conversation:499");
        assertThat(Payloads.skips(conversation("", merged))).containsExactly("merge_without_survivor");
    }

    @Test
    void aCloseThatIsNotAmongThePartsIsTakenFromTheStatistics() {
        assertThat(Payloads.statuses(
                conversation("\"state\":\"closed\",\"statistics\":{\"last_close_at\":1790000900,\"last_closed_by_id\":\"7\"}")))
                .containsExactly("open@0", "solved@900");
        assertThat(Payloads.statuses(conversation("\"state\":\"closed\",\"statistics\":{\"last_close_at\":1790000010}",
                part(10, "close", "admin:7", "")))).containsExactly("open@0", "solved@10");
    }

    @Test
    void documentedPartsThatSayNothingOfTheTimelineAreNoSurprise() {
        List<MappedRecord> records = conversation("",
                part(10, "conversation_attribute_updated_by_workflow", "bot:1", ",\"state\":\"closed\""),
                part(20, "language_detection_details", "bot:1", ""), part(30, "call_summary", "admin:7", SAID));
        assertThat(after(records)).isEmpty();
        assertThat(Payloads.unmapped(records)).isEmpty();
    }

    @Test
    void anUnknownPartIsJudgedByTheStateBesideIt() {
        List<MappedRecord> records = conversation("", part(10, "snoozed", "admin:7", ""),
                part(20, "timer_unsnooze", "bot:1", ",\"state\":\"open\""));
        assertThat(Payloads.statuses(records)).containsExactly("open@0", "on_hold@10", "open@20");
        assertThat(Payloads.unmapped(records)).containsExactly("part_type");
    }

    private static List<String> story(List<MappedRecord> records) {
        return Payloads.timeline(records).stream()
                .map(event -> event.type() + " " + event.actorType().name().toLowerCase() + " "
                        + (event.occurredAt().getEpochSecond() - at(0).getEpochSecond())
                        + (event.to() == null ? "" : " " + event.to()))
                .toList();
    }

    /** What follows the three entries of the beginning. */
    private static List<String> after(List<MappedRecord> records) {
        return story(records).stream().skip(3).toList();
    }
}
