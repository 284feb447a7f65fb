package io.helpdeskroi.zendesk;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.helpdeskroi.connector.rows.FieldMappings;
import io.helpdeskroi.connector.rows.Mapped;
import io.helpdeskroi.connector.rows.Rows;
import io.helpdeskroi.connector.spi.Census;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.ReadCost;
import io.helpdeskroi.connector.spi.SingleRead;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.Entity;

/**
 * Tickets as they are now, archived and deleted ones included, in the order in which they changed. The export also shows
 * changes that leave {@code updated_at} alone, and what AI agents handled without people.
 */
final class TicketStream implements VendorStream<ZendeskSession> {

    private static final StreamDescriptor DESCRIPTOR = new StreamDescriptor("tickets", "Tickets",
            Set.of(Entity.INTERACTION), false, Duration.ofMinutes(2), Duration.ofMinutes(1))
            .costing(new ReadCost(1_000, 0, "/api/v2/incremental/tickets/cursor"));
    private static final String SIDE_LOADS = "users,metric_sets";

    @Override
    public StreamDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Fetched fetch(ZendeskSession session, FetchContext context) {
        return CursorExport.read(session, context, DESCRIPTOR, context.start(),
                (startTime, cursor, perPage) -> session.api().tickets(startTime, cursor, perPage, SIDE_LOADS, "all"),
                page -> map(session, context, page));
    }

    @Override
    public Optional<Census<ZendeskSession>> census() {
        return Optional.of(new TicketCensus());
    }

    @Override
    public Optional<SingleRead<ZendeskSession>> single() {
        return Optional.of(TicketStream::one);
    }

    private static List<MappedRecord> one(ZendeskSession session, FetchContext context, String vendorId) {
        TicketPage.Single answer = session.api().ticket(Ids.number(vendorId), SIDE_LOADS);
        if (answer.ticket() == null) {
            throw new VendorFailure.Protocol("the answer has no ticket", null);
        }
        return Mapped.row(vendorId, answer.ticket(),
                mapper(session, context, answer.users(), List.of(answer.ticket()))::map);
    }

    private static List<MappedRecord> map(ZendeskSession session, FetchContext context, TicketPage page) {
        List<TicketPage.Ticket> tickets = page.tickets() == null ? List.of() : page.tickets().values();
        return Mapped.rows("tickets", page.tickets(), TicketPage.Ticket::id,
                mapper(session, context, page.users(), tickets)::map);
    }

    /** @param sideLoaded null where the answer has none */
    private static TicketMapper mapper(ZendeskSession session, FetchContext context, Rows<UserPage.User> sideLoaded,
            List<TicketPage.Ticket> tickets) {
        session.roles().learn(sideLoaded);
        Map<Long, UserPage.User> users = new HashMap<>();
        if (sideLoaded != null) {
            sideLoaded.values().forEach(user -> users.put(user.id(), user));
        }
        Map<Long, Role> submitters = session.roles()
                .of(tickets.stream().filter(ticket -> !Objects.equals(ticket.submitterId(), ticket.requesterId()))
                        .map(TicketPage.Ticket::submitterId).filter(Objects::nonNull).collect(Collectors.toSet()));
        return new TicketMapper(Ids.of(context), new FieldMappings(context.fieldMappings()), users, submitters,
                session.statusCategories());
    }
}
