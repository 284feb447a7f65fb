package io.helpdeskroi.intercom;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.ReadCost;
import io.helpdeskroi.connector.spi.SingleRead;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.Entity;

/**
 * Users and leads. Before version 2.17 their search knows times to the day of the workspace, and may show a change some
 * minutes late.
 */
final class ContactStream implements VendorStream<IntercomSession> {

    /** Before the vendor's first customer: those a conversation names may not have changed since long before it. */
    private static final Instant BEGINNING = Instant.parse("2011-01-01T00:00:00Z");
    private static final StreamDescriptor DESCRIPTOR = new StreamDescriptor("contacts", "Contacts", Set.of(Entity.CUSTOMER),
            false, Duration.ofMinutes(10), Duration.ofMinutes(15)).costing(new ReadCost(50, 0, "/contacts/search"));
    private final SearchWalk walk = SearchWalk.byDay(DESCRIPTOR, IntercomApi::contacts);

    @Override
    public StreamDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Fetched fetch(IntercomSession session, FetchContext context) {
        PeopleMapper mapper = new PeopleMapper(Ids.of(context), context.fieldMappings());
        return walk.read(session, context, context.until().isPresent() ? context.start() : BEGINNING,
                batch -> Listing.map(batch.rows(), row -> mapper.contact(Field.read(row, PeopleMapper.Contact.class))));
    }

    @Override
    public Optional<SingleRead<IntercomSession>> single() {
        return Optional.of((session, context, id) -> {
            PeopleMapper mapper = new PeopleMapper(Ids.of(context), context.fieldMappings());
            return Listing.map(List.of(session.api().contact(id)),
                    row -> mapper.contact(Field.read(row, PeopleMapper.Contact.class)));
        });
    }
}
