package io.helpdeskroi.connector.poll;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts what polling does, for Prometheus.
 */
@ApplicationScoped
class RecordMeter {

    private static final String RECORDS = "helpdeskroi.connector.records";

    private final MeterRegistry registry;

    RecordMeter(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Records of a committed page by verdict. */
    void count(String connection, String stream, Fetched.Page page, PageOutcome outcome) {
        count(connection, stream, "stored", outcome.delivered().stored());
        count(connection, stream, "unchanged", outcome.delivered().unchanged());
        count(connection, stream, "stale", outcome.delivered().stale());
        count(connection, stream, "rejected", outcome.delivered().rejections().size());
        count(connection, stream, "malformed", outcome.malformed().size());
        count(connection, stream, "skipped",
                page.records().stream().filter(MappedRecord.Skipped.class::isInstance).count());
    }

    /** A run of a stream by outcome. */
    void ended(String connection, StreamReport.Summary summary) {
        registry.counter("helpdeskroi.connector.stream.runs", "connection", connection, "stream", summary.stream(), "outcome",
                summary.outcome().name().toLowerCase()).increment();
    }

    private void count(String connection, String stream, String verdict, double amount) {
        registry.counter(RECORDS, "connection", connection, "stream", stream, "verdict", verdict).increment(amount);
    }
}
