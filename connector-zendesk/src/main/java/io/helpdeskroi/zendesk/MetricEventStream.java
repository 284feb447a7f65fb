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
 * Service-level targets, which change without their tickets changing. Events arrive up to a quarter of an hour late with
 * their original times, so every poll reads the last half hour again.
 */
final class MetricEventStream implements VendorStream<ZendeskSession> {

    private static final Duration LATEST_ARRIVAL = Duration.ofMinutes(30);
    private static final StreamDescriptor DESCRIPTOR = new StreamDescriptor("metric-events", "Service levels",
            Set.of(Entity.SLA), true, LATEST_ARRIVAL, Duration.ofMinutes(2))
            .costing(new ReadCost(1_000, 0, "/api/v2/incremental/ticket_metric_events"));
    private final TimeExport<MetricEventPage.MetricEvent> export = new TimeExport<>(DESCRIPTOR, LATEST_ARRIVAL,
            row -> VendorTime.epochSecond(row.time()), MetricEventPage.MetricEvent::id);

    @Override
    public StreamDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Fetched fetch(ZendeskSession session, FetchContext context) {
        MetricEventMapper mapper = new MetricEventMapper(Ids.of(context));
        return export.read(session, context, context.start(), session.api()::metricEvents,
                rows -> Mapped.rows("ticket_metric_events", rows, MetricEventPage.MetricEvent::id, mapper::map));
    }
}
