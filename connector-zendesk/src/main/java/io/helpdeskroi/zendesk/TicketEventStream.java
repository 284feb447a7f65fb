package io.helpdeskroi.zendesk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.helpdeskroi.connector.rows.Mapped;
import io.helpdeskroi.connector.rows.Rows;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.ReadCost;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.Entity;

/**
 * The timelines of tickets: who did what, when.
 */
final class TicketEventStream implements VendorStream<ZendeskSession> {

    private static final StreamDescriptor DESCRIPTOR = new StreamDescriptor("ticket-events", "Ticket timelines",
            Set.of(Entity.EVENT), false, Duration.ofMinutes(2), Duration.ofMinutes(1))
            .costing(new ReadCost(1_000, 0, "/api/v2/incremental/ticket_events"));
    private final TimeExport<TicketEventPage.TicketEvent> export = new TimeExport<>(DESCRIPTOR, Duration.ZERO,
            TicketEventStream::time, TicketEventPage.TicketEvent::id);

    @Override
    public StreamDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Fetched fetch(ZendeskSession session, FetchContext context) {
        return export.read(session, context, context.start(),
                startTime -> session.api().ticketEvents(startTime, "comment_events", "all"),
                rows -> map(session, context, rows));
    }

    private static List<MappedRecord> map(ZendeskSession session, FetchContext context,
            Rows<TicketEventPage.TicketEvent> rows) {
        Map<Long, Role> roles = session.roles().of(
                rows.values().stream().flatMap(TicketEventMapper::people).collect(Collectors.toSet()));
        TicketEventMapper mapper = new TicketEventMapper(Ids.of(context), roles, session.statusCategories());
        return Mapped.rows("ticket_events", rows, TicketEventPage.TicketEvent::id, mapper::map);
    }

    private static Long time(TicketEventPage.TicketEvent row) {
        return row.timestamp() == null ? VendorTime.epochSecond(row.createdAt()) : row.timestamp();
    }
}
