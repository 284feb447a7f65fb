package io.helpdeskroi.intercom;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;

import io.helpdeskroi.connector.spi.Census;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.ReadCost;
import io.helpdeskroi.connector.spi.SingleRead;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.Entity;

/**
 * Tickets with their parts, which a search may give or not; where it gives fewer than there are, the ticket is read by itself.
 */
final class TicketStream implements VendorStream<IntercomSession> {

    private static final StreamDescriptor DESCRIPTOR = new StreamDescriptor("tickets", "Tickets",
            Set.of(Entity.INTERACTION, Entity.EVENT), true, Duration.ofMinutes(2), Duration.ofMinutes(1))
            .costing(new ReadCost(50, 1, "/tickets/search"));
    private final SearchWalk walk = SearchWalk.bySecond(DESCRIPTOR, IntercomApi::tickets, Duration.ofMinutes(10));

    @Override
    public StreamDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Fetched fetch(IntercomSession session, FetchContext context) {
        return walk.read(session, context, context.start(), batch -> records(session, context, batch.rows()));
    }

    @Override
    public Optional<Census<IntercomSession>> census() {
        return Optional.of(SearchCensus.OF_TICKETS);
    }

    /** A ticket that is gone leaves nothing behind: it is reported as gone. */
    @Override
    public Optional<SingleRead<IntercomSession>> single() {
        return Optional.of((session, context, id) -> {
            TicketMapper mapper = new TicketMapper(Ids.of(context), session.staff());
            return Listing.map(List.of(session.api().ticket(id)), row -> mapper.map(Field.read(row, Ticket.class)));
        });
    }

    private static List<MappedRecord> records(IntercomSession session, FetchContext context, List<JsonNode> rows) {
        TicketMapper mapper = new TicketMapper(Ids.of(context), session.staff());
        Map<String, Supplier<Optional<JsonNode>>> wholes = session.objects()
                .read(rows.stream().filter(row -> !hasAllParts(row)).map(row -> SingleObjects.Wanted.of("ticket", row))
                        .filter(object -> object.id() != null).distinct().toList(), session.api()::ticket);
        return Listing.map(rows, row -> {
            Optional<JsonNode> whole = wholes.getOrDefault(row.path("id").asText(), () -> Optional.of(row)).get();
            return whole.map(found -> mapper.map(Field.read(found, Ticket.class)))
                    .orElseGet(() -> List.of(new MappedRecord.Skipped("gone")));
        });
    }

    private static boolean hasAllParts(JsonNode row) {
        JsonNode parts = row.path("ticket_parts").path("ticket_parts");
        return parts.isArray() && row.path("ticket_parts").path("total_count").asInt(-1) == parts.size();
    }
}
