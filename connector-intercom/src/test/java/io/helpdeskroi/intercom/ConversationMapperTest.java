package io.helpdeskroi.intercom;

import static io.helpdeskroi.intercom.Payloads.at;
import static io.helpdeskroi.intercom.Payloads.conversation;
import static io.helpdeskroi.intercom.Payloads.part;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.Channel;
import io.helpdeskroi.contract.Direction;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.InitiatedBy;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Priority;
import io.helpdeskroi.contract.Survey;

/** What a conversation is, in the words of every version. */
class ConversationMapperTest {

    @ParameterizedTest
    @CsvSource({ "conversation, MESSAGING", "email, EMAIL", "phone_call, VOICE", "phone_switch, VOICE", "whatsapp, MESSAGING",
            "sms, MESSAGING", "facebook, SOCIAL_PRIVATE", "instagram, SOCIAL_PRIVATE", "twitter, SOCIAL_PRIVATE", "push, OTHER",
            "unknown, OTHER" })
    void knowsTheChannels(String type, Channel channel) {
        List<MappedRecord> records = conversation("\"source\":{\"type\":\"" + type + "\"}");
        assertThat(Payloads.interaction(records).channel()).isEqualTo(channel);
        assertThat(Payloads.unmapped(records)).isEmpty();
    }

    @Test
    void takesAConversationWithoutASource() {
        List<MappedRecord> records = conversation("\"source\":null");
        Interaction interaction = Payloads.interaction(records);
        assertThat(interaction.channel()).isEqualTo(Channel.OTHER);
        assertThat(interaction.direction()).isEqualTo(Direction.INBOUND);
        assertThat(interaction.customerId()).isEqualTo(FactId.parse("acme/customer/contact:c1"));
        assertThat(Payloads.unmapped(records)).isEmpty();
        assertThat(Payloads.ids(records)).contains("event/conversation:501:created")
                .doesNotContain("event/conversation:501:source");
    }

    @ParameterizedTest
    @CsvSource({ "customer_initiated, INBOUND, CUSTOMER", "admin_initiated, OUTBOUND, AGENT",
            "operator_initiated, OUTBOUND, BOT",
            "automated, OUTBOUND, SYSTEM", "campaigns_initiated, OUTBOUND, SYSTEM" })
    void knowsWhoBegan(String delivered, Direction direction, InitiatedBy by) {
        Interaction interaction = Payloads
                .interaction(conversation("\"source\":{\"type\":\"email\",\"delivered_as\":\"" + delivered + "\"}"));
        assertThat(interaction.direction()).isEqualTo(direction);
        assertThat(interaction.initiatedBy()).isEqualTo(by);
    }

    @ParameterizedTest
    @CsvSource(value = { "none, NULL", "not_priority, NULL", "low, LOW", "medium, NORMAL", "high, HIGH", "priority, HIGH",
            "urgent, URGENT" }, nullValues = "NULL")
    void knowsThePrioritiesOfAllVersions(String word, Priority priority) {
        List<MappedRecord> records = conversation("\"priority\":\"" + word + "\"");
        assertThat(Payloads.interaction(records).priority()).isEqualTo(priority);
        assertThat(Payloads.unmapped(records)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "\"0\"", "null", "\"\"" })
    void knowsNobodyInAllVersions(String nobody) {
        Interaction interaction = Payloads.interaction(
                conversation("\"admin_assignee_id\":" + nobody + ",\"team_assignee_id\":" + nobody));
        assertThat(interaction.assigneeId()).isNull();
        assertThat(interaction.teamId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "9001", "\"9001\"" })
    void readsAssigneesAsNumberOrText(String id) {
        assertThat(Payloads.interaction(conversation("\"admin_assignee_id\":" + id)).assigneeId())
                .isEqualTo(FactId.parse("acme/agent/admin:9001"));
    }

    @Test
    void doesNotMakeABotResponsible() {
        assertThat(Payloads.interaction(conversation("\"admin_assignee_id\":1")).assigneeId()).isNull();
    }

    @Test
    void countsWordsNobodyKnowsAndKeepsThem() {
        List<MappedRecord> records = conversation("""
                "state":"dormant","priority":"galactic","source":{"type":"telepathy","delivered_as":"dreamt",
                "author":{"type":"ghost","id":"1"}},"ai_agent":{"resolution_state":"ascended"}""",
                part(60, "teleported", "user:c1", ""));
        assertThat(Payloads.unmapped(records)).containsExactlyInAnyOrder("state", "priority", "source.type",
                "source.delivered_as", "author.type", "ai_agent.resolution_state", "part_type");
        Interaction interaction = Payloads.interaction(records);
        assertThat(interaction.channelDetail()).isEqualTo("telepathy");
        assertThat(interaction.status()).isEqualTo("dormant");
        assertThat(interaction.vendorValues()).containsEntry("priority", "galactic")
                .containsEntry("ai_resolution_state", "ascended");
    }

    @ParameterizedTest
    @ValueSource(strings = { "1790000000", "\"1790000000\"", "1790000000000" })
    void readsTimesInSecondsTextAndMilliseconds(String time) {
        assertThat(Payloads.interaction(conversation("\"created_at\":" + time)).createdAt()).isEqualTo(at(0));
    }

    @Test
    void setsAsideAConversationWithoutATime() {
        assertThat(Payloads.malformed(conversation("\"created_at\":\"yesterday\""))).singleElement()
                .satisfies(row -> assertThat(row.vendorId() + " " + row.field()).isEqualTo("501 created_at"));
        assertThat(Payloads.malformed(conversation("\"updated_at\":{\"no\":\"time\"}"))).singleElement()
                .satisfies(row -> assertThat(row.field()).isEqualTo("updated_at"));
    }

    @Test
    void takesFieldsOfNewerVersions() {
        List<MappedRecord> records = conversation("""
                "conversation_rating":{"rating":3,"created_at":1790000500,"updated_at":1790000600,
                  "teammate":{"type":"workflow","id":null}},"sales_agent":{"outcome":"spam"},"monitor_evaluations":[],
                "channel":{"initial":"messenger","current":"email"},"teammates":{"admins":[{"id":"7"}]}""");
        Survey survey = Payloads.fact(records, "survey/rating:501:1790000500", Survey.class);
        assertThat(survey.creditedAgentId()).isNull();
        assertThat(survey.respondedAt()).isEqualTo(at(600));
        assertThat(Payloads.malformed(records)).isEmpty();
    }

    @Test
    void aRatingBefore214IsOfTheTimeItWasAskedFor() {
        Survey survey = Payloads.fact(conversation("\"conversation_rating\":{\"rating\":5,\"created_at\":1790000500}"),
                "survey/rating:501:1790000500", Survey.class);
        assertThat(survey.respondedAt()).isEqualTo(at(500));
        assertThat(survey.ratingRaw()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "0", "6", "\"5\"" })
    void aRatingThatIsNoneWasOnlyOffered(String rating) {
        Survey survey = Payloads.fact(conversation("\"conversation_rating\":{\"rating\":" + rating
                + ",\"created_at\":1790000500,\"updated_at\":1790000600}"), "survey/rating:501:1790000500", Survey.class);
        assertThat(survey.offeredAt()).isEqualTo(at(500));
        assertThat(survey.respondedAt()).isNull();
        assertThat(survey.ratingRaw()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "workflow_preview", "fin_preview" })
    void rehearsalsOfTheAgentAreTests(String type) {
        assertThat(Payloads.interaction(conversation("\"ai_agent\":{\"source_type\":\"" + type + "\"}")).test()).isTrue();
        assertThat(Payloads.interaction(conversation("\"ai_agent\":{\"source_type\":\"workflow\"}")).test()).isFalse();
    }

    @Test
    void readsWhatCustomAttributesMean() {
        assertThat(Payloads.interaction(conversation("\"custom_attributes\":{\"Reason\":\"refund\",\"Copilot used\":false}"))
                .topic())
                .isEqualTo("refund");
    }

    @Test
    void saysHowManyPartsAreMissing() {
        List<MappedRecord> records = Payloads.conversationOf("", 730, part(60, "comment", "admin:7", ""));
        assertThat(records).contains(new MappedRecord.Counted("501", "parts", 730, 1));
        assertThat(conversation("", part(60, "comment", "admin:7", ""))).noneMatch(MappedRecord.Counted.class::isInstance);
    }

    @Test
    void doesNotConcludeFromTheNewestPartsWhatTheOldestWouldTell() {
        String escalated = "\"ai_agent\":{\"resolution_state\":\"escalated\"}";
        assertThat(Payloads.ids(Payloads.conversationOf(escalated, 730, part(60, "comment", "bot:2", ""),
                part(70, "comment", "admin:7", ""))))
                .doesNotContain("event/conversation:501:bot", "event/conversation:501:handoff");
        assertThat(Payloads.ids(conversation(escalated, part(60, "comment", "bot:2", ""), part(70, "comment", "admin:7", ""))))
                .contains("event/conversation:501:bot", "event/conversation:501:handoff");
    }
}
