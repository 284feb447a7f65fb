package io.helpdeskroi.zendesk;

import java.time.Duration;
import java.util.Set;

import io.helpdeskroi.connector.rows.Mapped;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.ReadCost;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.Entity;

/**
 * Telephone calls: each is a case and its first queue entry.
 */
final class CallStream implements VendorStream<ZendeskSession> {

    private static final StreamDescriptor DESCRIPTOR = new StreamDescriptor("calls", "Calls",
            Set.of(Entity.INTERACTION, Entity.LEG), true, Duration.ofMinutes(2), Duration.ofMinutes(1))
            .costing(new ReadCost(1_000, 0, "/api/v2/channels/voice/stats/incremental/calls"));
    private final TimeExport<CallPage.Call> export = new TimeExport<>(DESCRIPTOR, Duration.ZERO,
            row -> VendorTime.epochSecond(row.updatedAt()), CallPage.Call::id);

    @Override
    public StreamDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Fetched fetch(ZendeskSession session, FetchContext context) {
        CallMapper mapper = new CallMapper(Ids.of(context));
        return export.read(session, context, context.start(), session.api()::calls,
                rows -> Mapped.rows("calls", rows, CallPage.Call::id, mapper::map));
    }
}
