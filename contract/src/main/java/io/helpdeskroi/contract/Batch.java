package io.helpdeskroi.contract;

import java.time.Instant;
import java.util.List;

/**
 * A page of facts of one stream of one source, the body of {@code POST /api/v1/batches}. It is safe to send again.
 *
 * @param source who delivers; every record's id belongs to it
 * @param stream the connector's name of the feed, for example {@code tickets}
 * @param highWaterMark everything the stream reports up to this instant is in this or an earlier batch; optional
 * @param records at most {@link #MAX_RECORDS}; may be empty to move only the mark
 */
public record Batch(Source source, String stream, Instant highWaterMark, List<FactRecord> records) {

    public Batch {
        Check.required(source, "source");
        Check.text(stream, "stream", 60);
        records = Check.list(records);
        if (records.size() > MAX_RECORDS) {
            throw new InvalidFactException("records", "has " + records.size() + " entries", "at most " + MAX_RECORDS);
        }
    }

    /** Most records that one batch may carry. */
    public static final int MAX_RECORDS = 1_000;
}
