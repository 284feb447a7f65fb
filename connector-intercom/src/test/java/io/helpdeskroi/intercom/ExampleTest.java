package io.helpdeskroi.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.ActorType;
import io.helpdeskroi.contract.Channel;
import io.helpdeskroi.contract.Direction;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.EventKind;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Survey;

/** The example of the vendor reference: asked on Monday afternoon, answered on Tuesday, reopened, rated. */
class ExampleTest {

    private List<MappedRecord> records;

    @BeforeEach
    void read() {
        FakeIntercom intercom = new FakeIntercom().answer("conversations", Payloads.text("conversations.json"))
                .answer("conversation/501", Payloads.text("conversation.json"));
        records = intercom.fetch(new ConversationStream(), Optional.empty()).records();
    }

    @Test
    void firstResponseTakesSixteenAndAHalfHours() {
        Instant asked = first(EventKind.MESSAGE, ActorType.CUSTOMER).occurredAt();
        Event answer = first(EventKind.MESSAGE, ActorType.HUMAN_AGENT);
        assertThat(Duration.between(asked, answer.occurredAt())).isEqualTo(Duration.ofSeconds(59_400));
        assertThat(answer.actorId()).isEqualTo(FactId.parse("acme/agent/admin:9001"));
    }

    @Test
    void itIsSolvedTwice() {
        assertThat(Payloads.timeline(records).stream().filter(event -> event.type() == EventKind.STATUS))
                .extracting(event -> event.to() + " " + Duration.between(Instant.ofEpochSecond(1790009400), event.occurredAt())
                        .toSeconds())
                .containsExactly("open 0", "solved 61800", "open 65400", "solved 66000");
    }

    @Test
    void theAgentDidNotContainIt() {
        Event engaged = first(EventKind.BOT_ENGAGED, ActorType.AI_AGENT);
        Event handedOver = first(EventKind.BOT_HANDOFF, ActorType.AI_AGENT);
        assertThat(engaged.occurredAt()).isEqualTo(Instant.ofEpochSecond(1790009406));
        assertThat(handedOver.occurredAt()).isEqualTo(Instant.ofEpochSecond(1790009520));
        assertThat(first(EventKind.QUEUED, ActorType.AI_AGENT).teamId()).isEqualTo(FactId.parse("acme/team/team:77"));
    }

    @Test
    void theRatingIsOfItsAnswersTime() {
        Survey survey = Payloads.fact(records, "survey/rating:501:1790075460", Survey.class);
        assertThat(survey.offeredAt()).isEqualTo(Instant.ofEpochSecond(1790075460));
        assertThat(survey.respondedAt()).isEqualTo(Instant.ofEpochSecond(1790075520));
        assertThat(survey.ratingRaw()).isEqualTo(4);
        assertThat(survey.scaleMin()).isEqualTo(1);
        assertThat(survey.scaleMax()).isEqualTo(5);
        assertThat(survey.creditedAgentId()).isEqualTo(FactId.parse("acme/agent/admin:9001"));
    }

    @Test
    void theVendorsFiguresStandApart() {
        Interaction interaction = Payloads.interaction(records);
        assertThat(interaction.vendorMetrics()).containsEntry("time_to_admin_reply", 1_800.0)
                .containsEntry("time_to_last_close", 8_400.0).containsEntry("adjusted_handling_time", 900.0)
                .containsEntry("count_conversation_parts", 11.0).doesNotContainKey("first_admin_reply_at");
        assertThat(interaction.vendorValues()).containsEntry("sla_status", "hit").containsEntry("sla_name", "Standard")
                .containsEntry("ai_resolution_state", "escalated");
    }

    @Test
    void theConversationIsWhatItsListSays() {
        Interaction interaction = Payloads.interaction(records);
        assertThat(interaction.channel()).isEqualTo(Channel.MESSAGING);
        assertThat(interaction.direction()).isEqualTo(Direction.INBOUND);
        assertThat(interaction.customerId()).isEqualTo(FactId.parse("acme/customer/contact:66aa01"));
        assertThat(interaction.organisationId()).isEqualTo(FactId.parse("acme/organisation/company:63f0aa"));
        assertThat(interaction.assigneeId()).isEqualTo(FactId.parse("acme/agent/admin:9001"));
        assertThat(interaction.teamId()).isEqualTo(FactId.parse("acme/team/team:77"));
        assertThat(interaction.tags()).containsExactly("billing");
        assertThat(interaction.status()).isEqualTo("solved");
        assertThat(interaction.priority()).isNull();
        assertThat(Payloads.unmapped(records)).isEmpty();
    }

    @Test
    void readingItAgainChangesNothing() {
        FakeIntercom again = new FakeIntercom().answer("conversations", Payloads.text("conversations.json"))
                .answer("conversation/501", Payloads.text("conversation.json"));
        assertThat(again.fetch(new ConversationStream(), Optional.empty(), FakeIntercom.NOW.plusSeconds(600)).records())
                .isEqualTo(records);
    }

    private Event first(EventKind kind, ActorType actor) {
        return Payloads.timeline(records).stream().filter(event -> event.type() == kind && event.actorType() == actor)
                .findFirst()
                .orElseThrow();
    }
}
