package io.helpdeskroi.intercom;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.ReadCost;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.Entity;

/**
 * Admins, bots among them. Those that were removed are no longer listed, and stay as they were. Being the first feed, it
 * looks whether the workspace lives where the connection says.
 */
final class AdminStream implements VendorStream<IntercomSession> {

    private static final StreamDescriptor DESCRIPTOR = new StreamDescriptor("admins", "Admins", Set.of(Entity.AGENT), false,
            Duration.ofMinutes(1), Duration.ofMinutes(15)).costing(new ReadCost(1_000, 0, "/admins")).readWhole();

    @Override
    public StreamDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Fetched fetch(IntercomSession session, FetchContext context) {
        session.requireRegion();
        PeopleMapper mapper = new PeopleMapper(Ids.of(context), context.fieldMappings());
        List<MappedRecord> records = Listing.map(session.api().admins().rows(),
                row -> mapper.admin(Field.read(row, Staff.Admin.class)));
        return WholeList.read(records, DESCRIPTOR, context);
    }
}
