package io.helpdeskroi.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.rows.FieldMappings;
import io.helpdeskroi.connector.rows.Mapped;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.Channel;
import io.helpdeskroi.contract.DeletionKind;
import io.helpdeskroi.contract.Direction;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.InitiatedBy;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Priority;
import io.helpdeskroi.contract.Visibility;

class TicketMapperTest {

    private static final Ids ACME = new Ids("acme");

    @Test
    void mapsWhatATicketIs() {
        Interaction ticket = ticket(501);
        assertThat(ticket.channel()).isEqualTo(Channel.EMAIL);
        assertThat(ticket.channelDetail()).isEqualTo("email");
        assertThat(ticket.direction()).isEqualTo(Direction.INBOUND);
        assertThat(ticket.initiatedBy()).isEqualTo(InitiatedBy.CUSTOMER);
        assertThat(ticket.createdAt()).isEqualTo("2026-09-21T10:00:00Z");
        assertThat(ticket.customerId()).hasToString("acme/customer/user:9001");
        assertThat(ticket.organisationId()).hasToString("acme/organisation/org:31");
        assertThat(ticket.assigneeId()).hasToString("acme/agent/user:77");
        assertThat(ticket.teamId()).hasToString("acme/team/group:5");
        assertThat(ticket.priority()).isEqualTo(Priority.HIGH);
        assertThat(ticket.brand()).isEqualTo("2");
        assertThat(ticket.language()).isEqualTo("en-US");
        assertThat(ticket.requesterRole()).isEqualTo("end-user");
        assertThat(ticket.tags()).containsExactly("billing");
        assertThat(ticket.status()).isEqualTo("solved");
        assertThat(ticket.visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(ticket.vendorValues()).containsEntry("custom_status_id", "11").containsEntry("channel", "email")
                .containsEntry("support_type", "agent");
    }

    @Test
    void readsTheCustomFieldsThatMeanSomething() {
        Interaction ticket = map(Map.of("360001", "topic", "360002", "complaint", "360003", "product", "360004", "region"))
                .stream().map(FactRecord::fact).map(Interaction.class::cast).findFirst().orElseThrow();
        assertThat(ticket.topic()).isEqualTo("billing");
        assertThat(ticket.complaint()).isTrue();
        assertThat(ticket.product()).as("a list is no single value").isNull();
        assertThat(ticket.region()).isNull();
    }

    @Test
    void keepsTheVendorsFiguresInSeconds() {
        assertThat(ticket(501).vendorMetrics()).containsEntry("reply_time.calendar", 2520d)
                .containsEntry("reply_time.business", 2400d).containsEntry("full_resolution_time.calendar", 15240d)
                .doesNotContainKey("full_resolution_time.business").containsEntry("on_hold_time.calendar", 0d)
                .containsEntry("reopens", 1d).containsEntry("assignee_stations", 2d);
        assertThat(ticket(503).vendorMetrics()).containsEntry("reply_time.calendar", 95d);
    }

    @Test
    void makesATombstoneOfADeletedTicket() {
        Interaction ticket = ticket(502);
        assertThat(ticket.deletedAt()).isEqualTo(Instant.ofEpochSecond(1790000200));
        assertThat(ticket.deletionKind()).isEqualTo(DeletionKind.REMOVED);
        assertThat(ticket.status()).isNull();
        assertThat(ticket.vendorMetrics()).isEmpty();
    }

    @Test
    void takesATicketThatStaffOpenedForSomebodyElseAsOutbound() {
        assertThat(ticket(504).direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(ticket(504).initiatedBy()).isEqualTo(InitiatedBy.AGENT);
    }

    @Test
    void believesACallsTicketWhatItSaysOfItsDirection() {
        assertThat(ticket(505).direction()).isEqualTo(Direction.INBOUND);
        assertThat(ticket(505).channel()).isEqualTo(Channel.VOICE);
        assertThat(channel("{\"channel\":\"voice\",\"source\":{\"rel\":\"voicemail\"}}", false)).isEqualTo(Channel.VOICEMAIL);
        assertThat(one("\"via\":{\"channel\":\"voice\",\"source\":{\"rel\":\"outbound\"}}").direction())
                .isEqualTo(Direction.OUTBOUND);
    }

    @Test
    void knowsTheParentOfAFollowUp() {
        assertThat(ticket(504).parentId()).hasToString("acme/interaction/ticket:501");
        assertThat(ticket(501).parentId()).isNull();
    }

    @Test
    void marksTheVendorsSampleTicketAsTest() {
        assertThat(one("\"via\":{\"channel\":\"sample_ticket\"}").test()).isTrue();
        assertThat(ticket(501).test()).isFalse();
    }

    @Test
    void acceptsAllFormsOfChannelNames() {
        assertThat(channel("\"Web form\"", false)).isEqualTo(Channel.WEB_FORM);
        assertThat(channel("{\"channel\":\"whatsapp\"}", true)).isEqualTo(Channel.MESSAGING);
        assertThat(channel("{\"channel\":\"chat\"}", false)).isEqualTo(Channel.CHAT);
        assertThat(channel("{\"channel\":\"chat\"}", true)).isEqualTo(Channel.MESSAGING);
        assertThat(channel("{\"channel\":\"twitter_dm\"}", false)).isEqualTo(Channel.SOCIAL_PRIVATE);
        assertThat(channel("{\"channel\":\"sunshine_conversations_api\"}", true)).isEqualTo(Channel.MESSAGING);
        assertThat(channel("{\"channel\":\"answer_bot_for_slack\"}", false)).isEqualTo(Channel.BOT);
    }

    @Test
    void countsAChannelItDoesNotKnow() {
        MappedRecord.Delivered odd = delivered("\"via\":{\"channel\":\"telepathy\"}");
        assertThat(((Interaction) odd.record().fact()).channel()).isEqualTo(Channel.OTHER);
        assertThat(odd.unmapped()).containsExactly("via.channel");
        assertThat(delivered("\"via\":{\"channel\":4}").unmapped()).containsExactly("via.channel");
        assertThat(delivered("\"via\":{\"channel\":\"rule\"}").unmapped()).isEmpty();
    }

    @Test
    void countsAStatusAndAPriorityItDoesNotKnow() {
        MappedRecord.Delivered odd = delivered("\"status\":\"limbo\",\"priority\":\"apocalyptic\"");
        Interaction ticket = (Interaction) odd.record().fact();
        assertThat(ticket.status()).isEqualTo("limbo");
        assertThat(ticket.priority()).isNull();
        assertThat(odd.unmapped()).containsExactlyInAnyOrder("status", "priority");
    }

    @Test
    void translatesHoldAndCustomStatuses() {
        assertThat(one("\"status\":\"hold\"").status()).isEqualTo("on_hold");
        assertThat(one("\"status\":\"limbo\",\"custom_status_id\":12").status()).isEqualTo("on_hold");
        assertThat(one("\"status\":\"open\",\"custom_status_id\":12").status()).isEqualTo("open");
    }

    @Test
    void parksATicketWhoseTimeCannotBeRead() {
        List<MappedRecord> records = Mapped.rows("tickets", Payloads.page("""
                {"tickets":[{"id":1,"status":"open","generated_timestamp":1790000000,"created_at":"yesterday"}]}""",
                TicketPage.class).tickets(), TicketPage.Ticket::id, mapper(Map.of())::map);
        assertThat(records).containsExactly(
                new MappedRecord.Malformed("1", "created_at", "is no time; expected ISO 8601 with an offset"));
    }

    private static Channel channel(String via, boolean messaging) {
        return one("\"via\":" + via + ",\"from_messaging_channel\":" + messaging).channel();
    }

    private static Interaction one(String fields) {
        return (Interaction) delivered(fields).record().fact();
    }

    private static MappedRecord.Delivered delivered(String fields) {
        TicketPage page = Payloads
                .page("""
                        {"tickets":[{"id":1,"status":"open","generated_timestamp":1790000000,"created_at":"2026-09-21T10:00:00Z",%s}]}"""
                        .formatted(fields), TicketPage.class);
        return (MappedRecord.Delivered) mapper(Map.of()).map(page.tickets().values().get(0)).get(0);
    }

    private static Interaction ticket(long id) {
        return (Interaction) map(Map.of()).stream().filter(record -> record.id().externalId().equals("ticket:" + id))
                .findFirst().orElseThrow().fact();
    }

    private static List<FactRecord> map(Map<String, String> fields) {
        TicketPage page = Payloads.file("tickets.json", TicketPage.class);
        return Payloads.facts(page.tickets().values().stream().flatMap(ticket -> mapper(fields).map(ticket).stream()).toList());
    }

    private static TicketMapper mapper(Map<String, String> fields) {
        TicketPage page = Payloads.file("tickets.json", TicketPage.class);
        Map<Long, UserPage.User> users = page.users().values().stream()
                .collect(java.util.stream.Collectors.toMap(UserPage.User::id, user -> user));
        return new TicketMapper(ACME, new FieldMappings(fields), users, Map.of(77L, Role.AGENT), Map.of(12L, "hold"));
    }
}
