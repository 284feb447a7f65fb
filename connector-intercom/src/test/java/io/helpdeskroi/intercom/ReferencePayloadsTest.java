package io.helpdeskroi.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.contract.ActorType;
import io.helpdeskroi.contract.Agent;
import io.helpdeskroi.contract.AgentKind;
import io.helpdeskroi.contract.Channel;
import io.helpdeskroi.contract.Customer;
import io.helpdeskroi.contract.Direction;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Organisation;
import io.helpdeskroi.testsupport.Reference;

/** Answers of the vendor's description and of its older software kit, read unchanged. */
class ReferencePayloadsTest {

    private final FakeIntercom intercom = new FakeIntercom();

    @Test
    void readsAConversationWithItsParts() throws IOException {
        String whole = text("openapi-2.14/get_conversations_conversation_id__200__conversation-found.json");
        intercom.answer("conversations", "{\"conversations\":[" + whole + "],\"pages\":{}}").answer("conversation/503", whole);
        List<MappedRecord> records = intercom.fetch(new ConversationStream(), Optional.empty()).records();
        Interaction interaction = Payloads.interaction(records);
        assertThat(interaction.channel()).isEqualTo(Channel.MESSAGING);
        assertThat(interaction.direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(interaction.status()).isEqualTo("solved");
        assertThat(interaction.assigneeId()).isEqualTo(FactId.parse("acme/agent/admin:991267715"));
        assertThat(Payloads.fact(records, "event/conversation:503:1", Event.class).actorType())
                .as("an admin with the address of the vendor's bots").isEqualTo(ActorType.BOT);
        assertThat(Payloads.fact(records, "event/conversation:503:opened", Event.class).to())
                .as("we wrote and nobody answered").isEqualTo("solved");
        assertThat(Payloads.unmapped(records)).isEmpty();
        assertThat(Payloads.malformed(records)).isEmpty();
    }

    @Test
    void readsWhatASearchFinds() throws IOException {
        intercom.answer("conversations", text("openapi-2.14/post_conversations_search__200__successful.json"));
        Fetched.Page page = intercom.fetch(new ConversationStream(), Optional.empty());
        assertThat(Payloads.ids(page.records())).containsExactly("interaction/conversation:515");
        assertThat(page.more()).isFalse();
    }

    @Test
    void readsATicketWithAStateAsAnObjectAndNobodyAsText() throws IOException {
        intercom.answer("tickets", "{\"tickets\":[" + text("openapi-2.14/get_tickets_ticket_id__200__ticket-found.json")
                + "],\"pages\":{}}");
        List<MappedRecord> records = intercom.fetch(new TicketStream(), Optional.empty()).records();
        Interaction ticket = Payloads.interaction(records);
        assertThat(ticket.test()).as("Back-office").isTrue();
        assertThat(ticket.assigneeId()).isNull();
        assertThat(ticket.status()).isEqualTo("open");
        assertThat(Payloads.ids(records)).contains("event/ticket:631:185");
        assertThat(intercom.requestsTo("ticket/631")).isEmpty();
    }

    @Test
    void readsPeopleAndCompanies() throws IOException {
        intercom.answer("admins", text("openapi-2.14/get_admins__200__successful-response.json"))
                .answer("companies", text("openapi-2.14/post_companies_list__200__successful.json"))
                .answer("companies", text("go-sdk/companies.json")).answer("teams",
                        text("openapi-2.14/get_teams__200__successful.json"));
        assertThat(Payloads.fact(intercom.fetch(new AdminStream(), Optional.empty()).records(), "agent/admin:991267466",
                Agent.class).type()).isEqualTo(AgentKind.HUMAN);
        assertThat(Payloads.fact(intercom.fetch(new CompanyStream(), Optional.empty()).records(),
                "organisation/company:6762f0941bb69f9f2193bb25", Organisation.class).name()).isEqualTo("IntercomQATest1");
        assertThat(Payloads.fact(intercom.fetch(new CompanyStream(), Optional.empty()).records(),
                "organisation/company:54c42ed71623d8caa", Organisation.class).plan()).isEqualTo("small");
        assertThat(intercom.fetch(new TeamStream(), Optional.empty()).records()).isEmpty();
    }

    @Test
    void readsAContactOfAnOlderForm() throws IOException {
        intercom.answer("contacts", "{\"data\":[" + text("go-sdk/contact.json") + "]}");
        Customer contact = Payloads.fact(intercom.fetch(new ContactStream(), Optional.empty()).records(),
                "customer/contact:54c42e7ea7a765fa7", Customer.class);
        assertThat(contact.identities()).extracting(Customer.Identity::type).containsExactly("email_sha256");
        assertThat(contact.firstSeenAt()).isEqualTo(Instant.ofEpochSecond(1422143102));
    }

    @Test
    void readsAConversationOfAnOlderForm() throws IOException {
        intercom.answer("conversations", text("go-sdk/conversations.json")).answer("conversation/147",
                text("go-sdk/conversation.json"));
        List<MappedRecord> records = intercom.fetch(new ConversationStream(), Optional.empty()).records();
        assertThat(Payloads.interaction(records).channel()).isEqualTo(Channel.OTHER);
        assertThat(Payloads.fact(records, "event/conversation:147:4412", Event.class).actorType())
                .isEqualTo(ActorType.CUSTOMER);
        assertThat(Payloads.malformed(records)).isEmpty();
    }

    @Test
    void readsListsThatAreEmpty() throws IOException {
        intercom.answer("calls", text("openapi-2.14/get_calls__200__successful.json"))
                .answer("contacts", text("openapi-2.14/post_contacts_search__200__successful.json"));
        assertThat(intercom.fetch(new CallStream(), Optional.empty()).more()).isFalse();
        assertThat(intercom.fetch(new ContactStream(), Optional.empty()).records()).isEmpty();
    }

    @Test
    void tellsTheVendorsErrorsApart() throws IOException {
        Map<String, Class<? extends VendorFailure>> meanings = Map.of(
                "openapi-2.14/get_conversations__401__unauthorized.json", VendorFailure.Credentials.class,
                "openapi-2.14/get_conversations__403__api-plan-restricted.json", VendorFailure.Forbidden.class,
                "openapi-2.14/get_conversations_conversation_id__404__not-found.json", VendorFailure.Gone.class,
                "openapi-2.14/post_export_reporting_data_enqueue__400__no-attribute-ids.json", VendorFailure.Protocol.class);
        for (Map.Entry<String, Class<? extends VendorFailure>> meaning : meanings.entrySet()) {
            String body = text(meaning.getKey());
            int status = Integer.parseInt(meaning.getKey().split("__")[1]);
            assertThat(new AnswerMeaning().read(status, "/conversations/503", () -> body)).get()
                    .isInstanceOf(meaning.getValue());
        }
    }

    @Test
    void readsTheRegion() throws IOException {
        assertThat(
                Payloads.read(text("openapi-2.14/get_me__200__successful-response.json"), IntercomApi.Me.class).app().region())
                .isEqualTo("US");
        assertThat(Payloads.read(text("go-sdk/conversation.json"), JsonNode.class).isObject()).isTrue();
    }

    private static String text(String file) throws IOException {
        return Files.readString(Reference.file("fixtures/intercom/" + file));
    }
}
