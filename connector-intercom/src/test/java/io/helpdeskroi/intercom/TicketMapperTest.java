package io.helpdeskroi.intercom;

import static io.helpdeskroi.intercom.Payloads.at;
import static io.helpdeskroi.intercom.Payloads.part;
import static io.helpdeskroi.intercom.Payloads.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.EventKind;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Interaction;

/** Tickets: categories, states, links to conversations, and parts that are younger than their ticket. */
class TicketMapperTest {

    private static final String LINKED = "\"linked_objects\":{\"data\":[{\"type\":\"conversation\",\"id\":\"501\"}]}";

    @Test
    void aCustomersTicketIsACaseOfItsOwn() {
        List<MappedRecord> records = ticket("");
        assertThat(Payloads.interaction(records).customerId()).isEqualTo(FactId.parse("acme/customer/contact:c1"));
        assertThat(Payloads.interaction(records).test()).isFalse();
        assertThat(Payloads.ids(records)).containsExactly("interaction/ticket:9001", "event/ticket:9001:created",
                "event/ticket:9001:source", "event/ticket:9001:opened");
    }

    @Test
    void aTicketMadeOfAConversationIsMergedIntoIt() {
        List<MappedRecord> records = ticket(LINKED);
        Event merged = Payloads.fact(records, "event/ticket:9001:merged", Event.class);
        assertThat(merged.type()).isEqualTo(EventKind.MERGED);
        assertThat(merged.to()).isEqualTo("acme/interaction/conversation:501");
        assertThat(merged.occurredAt()).isEqualTo(at(0));
        assertThat(Payloads.interaction(records).mergedIntoId()).isEqualTo(FactId.parse("acme/interaction/conversation:501"));
        assertThat(Payloads.ids(records)).as("the customer said nothing new").doesNotContain("event/ticket:9001:source");
    }

    @ParameterizedTest
    @ValueSource(strings = { "Back-office", "Tracker" })
    void workAmongTheStaffCountsNowhere(String category) {
        List<MappedRecord> records = ticket("\"category\":\"" + category + "\"," + LINKED);
        assertThat(Payloads.interaction(records).test()).isTrue();
        assertThat(Payloads.interaction(records).vendorValues()).containsEntry("category", category);
        assertThat(Payloads.interaction(records).mergedIntoId()).isNull();
        assertThat(Payloads.ids(records)).doesNotContain("event/ticket:9001:merged", "event/ticket:9001:source");
    }

    @Test
    void readsTheCategoryOfTheType() {
        assertThat(Payloads.interaction(ticket("\"category\":null,\"ticket_type\":{\"category\":\"Tracker\"}")).test())
                .isTrue();
        assertThat(Payloads.unmapped(ticket("\"category\":\"Quest\""))).containsExactly("category");
    }

    @ParameterizedTest
    @CsvSource({ "submitted, open", "in_progress, open", "waiting_on_customer, pending", "resolved, solved" })
    void readsStatesAsObjectOrText(String category, String status) {
        assertThat(Payloads.interaction(ticket("\"ticket_state\":{\"category\":\"" + category + "\"}")).status())
                .isEqualTo(status);
        assertThat(Payloads.interaction(ticket("\"ticket_state\":null")).status()).isNull();
        assertThat(Payloads.statuses(ticket("", part(30, "ticket_state_updated_by_admin", "admin:7",
                ",\"ticket_state\":\"" + category + "\"")))).containsExactly("open@0", status + "@30");
        assertThat(Payloads.statuses(ticket("", part(30, "ticket_state_updated_by_workflow", "bot:1",
                ",\"ticket_state\":{\"category\":\"" + category + "\"}")))).containsExactly("open@0", status + "@30");
    }

    @Test
    void countsAStateNobodyKnows() {
        List<MappedRecord> records = ticket("",
                part(30, "ticket_state_updated_by_admin", "admin:7", ",\"ticket_state\":\"lost\""));
        assertThat(Payloads.unmapped(records)).containsExactly("parts.ticket_state");
        assertThat(Payloads.statuses(records)).containsExactly("open@0", "lost@30");
    }

    @Test
    void aTicketIsAsYoungAsItsYoungestPart() {
        assertThat(Payloads.record(ticket("", part(158, "ticket_state_updated_by_admin", "admin:7",
                ",\"ticket_state\":\"resolved\"")), "interaction/ticket:9001").sourceUpdatedAt()).isEqualTo(at(158));
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"0\"", "0", "null" })
    void knowsNobodyInAllVersions(String nobody) {
        Interaction ticket = Payloads
                .interaction(ticket("\"admin_assignee_id\":" + nobody + ",\"team_assignee_id\":" + nobody));
        assertThat(ticket.assigneeId()).isNull();
        assertThat(ticket.teamId()).isNull();
    }

    @Test
    void readsATicketByItselfOnlyWhereTheSearchLeavesPartsOut() {
        String whole = "{\"id\":\"%s\",\"created_at\":1,\"updated_at\":2,\"ticket_parts\":{\"total_count\":%d,\"ticket_parts\":[]}}";
        FakeIntercom intercom = new FakeIntercom().answer("tickets", "{\"tickets\":[" + whole.formatted("1", 0) + ","
                + whole.formatted("2", 3) + ",{\"id\":\"3\",\"created_at\":1,\"updated_at\":2},"
                + "{\"id\":\"4\",\"created_at\":1,\"updated_at\":2}]}")
                .answer("ticket/2", whole.formatted("2", 3)).answer("ticket/3", whole.formatted("3", 0));
        List<MappedRecord> records = intercom.fetch(new TicketStream(), Optional.empty()).records();
        assertThat(intercom.requests).filteredOn(request -> request.startsWith("ticket/")).containsExactly("ticket/2",
                "ticket/3", "ticket/4");
        assertThat(records).contains(new MappedRecord.Counted("2", "parts", 3, 0));
        assertThat(Payloads.skips(records)).containsExactly("gone");
    }
}
