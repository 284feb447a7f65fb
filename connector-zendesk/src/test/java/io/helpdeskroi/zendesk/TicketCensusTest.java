package io.helpdeskroi.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.spi.Census;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Period;

/** Zendesk's own count of tickets, and one ticket read anew. */
class TicketCensusTest {

    private static final Period MARCH = new Period(Instant.parse("2026-03-01T00:00:00Z"),
            Instant.parse("2026-04-01T00:00:00Z"));
    private static final String TICKET = """
            {"ticket":{"id":501,"status":"%s","created_at":"2026-03-04T09:00:00Z","updated_at":"2026-03-05T09:00:00Z",
             "via":{"channel":"email"}},"users":[]}""";

    private final FakeZendesk zendesk = new FakeZendesk();
    private final TicketStream stream = new TicketStream();
    private final Census<ZendeskSession> census = stream.census().orElseThrow();

    @Test
    void asksTheSearchForAHalfOpenWindow() {
        zendesk.answer("search_count", "{\"count\":1234}");
        assertThat(census.count(zendesk.session(), MARCH)).isEqualTo(1_234);
        assertThat(zendesk.requests).containsExactly("search_count query=type:ticket created>=2026-03-01T00:00:00Z "
                + "created<2026-04-01T00:00:00Z");
    }

    @Test
    void refusesAnAnswerWithoutACount() {
        zendesk.answer("search_count", "{\"error\":\"x\"}");
        assertThatThrownBy(() -> census.count(zendesk.session(), MARCH)).isInstanceOf(VendorFailure.Protocol.class);
    }

    @Test
    void readsOneTicketAsTheFeedGivesIt() {
        zendesk.answer("ticket", TICKET.formatted("open"));
        FactRecord record = ((MappedRecord.Delivered) one("501").get(0)).record();
        assertThat(record.id()).hasToString("acme/interaction/ticket:501");
        assertThat(((Interaction) record.fact()).status()).isEqualTo("open");
        assertThat(census.counts(record)).isTrue();
        assertThat(census.createdAt(record)).isEqualTo(Instant.parse("2026-03-04T09:00:00Z"));
        assertThat(census.isDeleted(record)).isFalse();
    }

    @Test
    void knowsADeletedTicket() {
        zendesk.answer("ticket", TICKET.formatted("deleted"));
        assertThat(census.isDeleted(((MappedRecord.Delivered) one("501").get(0)).record())).isTrue();
    }

    @Test
    void asksForNothingThatIsNoTicketId() {
        assertThatThrownBy(() -> one("tickets[501+1]")).isInstanceOf(VendorFailure.Gone.class);
        assertThat(zendesk.requests).isEmpty();
    }

    private List<MappedRecord> one(String vendorId) {
        return stream.single().orElseThrow().read(zendesk.session(), new FetchContext("acme", Optional.empty(),
                FakeZendesk.START, Optional.empty(), FakeZendesk.NOW, Map.of()), vendorId);
    }
}
