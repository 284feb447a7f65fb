package io.helpdeskroi.connector.poll;

import java.util.Map;
import java.util.TreeMap;

import io.helpdeskroi.connector.spi.MappedRecord;

/**
 * What one run did with one stream; filled by the stream's thread, read when it has ended.
 */
final class StreamReport {

    private final String stream;
    private StreamOutcome outcome = StreamOutcome.STOPPED;
    private String reason;
    private int pages;
    private int records;
    private int stored;
    private int unchanged;
    private int stale;
    private int rejected;
    private int malformed;
    private final Map<String, Integer> skipped = new TreeMap<>();
    private final Map<String, Integer> unmapped = new TreeMap<>();

    StreamReport(String stream) {
        this.stream = stream;
    }

    /** The form that is stored and shown. */
    record Summary(String stream, StreamOutcome outcome, String reason, int pages, int records, int stored, int unchanged,
            int stale, int rejected, int malformed, Map<String, Integer> skipped, Map<String, Integer> unmapped) {
    }

    void count(MappedRecord record) {
        if (record instanceof MappedRecord.Counted) {
            return;
        }
        records++;
        if (record instanceof MappedRecord.Skipped left) {
            skipped.merge(left.reason(), 1, Integer::sum);
        } else if (record instanceof MappedRecord.Delivered delivered) {
            delivered.unmapped().forEach(field -> unmapped.merge(field, 1, Integer::sum));
        }
    }

    void committed(PageOutcome page) {
        pages++;
        stored += page.delivered().stored();
        unchanged += page.delivered().unchanged();
        stale += page.delivered().stale();
        rejected += page.delivered().rejections().size();
        malformed += page.malformed().size();
    }

    StreamReport ended(StreamOutcome how, String why) {
        outcome = how;
        reason = why;
        return this;
    }

    StreamOutcome outcome() {
        return outcome;
    }

    Summary summary() {
        return new Summary(stream, outcome, reason, pages, records, stored, unchanged, stale, rejected, malformed, skipped,
                unmapped);
    }
}
