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
 * Teams of admins; the list has no pages.
 */
final class TeamStream implements VendorStream<IntercomSession> {

    private static final StreamDescriptor DESCRIPTOR = new StreamDescriptor("teams", "Teams", Set.of(Entity.TEAM), false,
            Duration.ofMinutes(1), Duration.ofMinutes(15)).costing(new ReadCost(1_000, 0, "/teams")).readWhole();

    @Override
    public StreamDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Fetched fetch(IntercomSession session, FetchContext context) {
        PeopleMapper mapper = new PeopleMapper(Ids.of(context), context.fieldMappings());
        List<MappedRecord> records = Listing.map(session.api().teams().rows(),
                row -> mapper.team(Field.read(row, PeopleMapper.TeamRow.class)));
        return WholeList.read(records, DESCRIPTOR, context);
    }
}
