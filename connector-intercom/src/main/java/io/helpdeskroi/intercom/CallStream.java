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
 * Calls. The list cannot be filtered by change and its order is not documented, so it is read whole.
 */
final class CallStream implements VendorStream<IntercomSession> {

    private static final int PER_PAGE = 25;
    private static final StreamDescriptor DESCRIPTOR = new StreamDescriptor("calls", "Calls",
            Set.of(Entity.INTERACTION, Entity.LEG), true, Duration.ofMinutes(2), Duration.ofHours(1))
            .costing(new ReadCost(PER_PAGE, 0, "/calls")).readWhole();

    @Override
    public StreamDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Fetched fetch(IntercomSession session, FetchContext context) {
        WholeList.Position asked = WholeList.Position.of(context);
        CallMapper mapper = new CallMapper(Ids.of(context), session.staff());
        Listing page = session.api().calls(asked.page(), PER_PAGE);
        List<MappedRecord> records = Listing.map(page.rows(), row -> mapper.map(Field.read(row, CallMapper.Call.class)));
        boolean more = !page.rows().isEmpty() && (page.hasNext(session.base()) || page.pages() != null
                && page.pages().totalPages() != null && asked.page() < page.pages().totalPages());
        return more ? WholeList.goesOn(records, new WholeList.Position(asked.begun(), asked.page() + 1, null))
                : WholeList.ended(records, DESCRIPTOR, asked);
    }
}
