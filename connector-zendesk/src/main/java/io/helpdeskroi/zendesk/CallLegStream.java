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
 * What calls do not tell: offers that agents missed or declined, and transfers to further agents.
 */
final class CallLegStream implements VendorStream<ZendeskSession> {

    private static final StreamDescriptor DESCRIPTOR = new StreamDescriptor("call-legs", "Call legs", Set.of(Entity.LEG), true,
            Duration.ofMinutes(2), Duration.ofMinutes(1))
            .costing(new ReadCost(1_000, 0, "/api/v2/channels/voice/stats/incremental/legs"));
    private final TimeExport<CallLegPage.CallLeg> export = new TimeExport<>(DESCRIPTOR, Duration.ZERO,
            row -> VendorTime.epochSecond(row.updatedAt()), CallLegPage.CallLeg::id);

    @Override
    public StreamDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Fetched fetch(ZendeskSession session, FetchContext context) {
        CallLegMapper mapper = new CallLegMapper(Ids.of(context));
        return export.read(session, context, context.start(), session.api()::callLegs,
                rows -> Mapped.rows("legs", rows, CallLegPage.CallLeg::id, mapper::map));
    }
}
