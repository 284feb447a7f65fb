package io.helpdeskroi.connector.poll;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
    private Optional<Instant> coveredFrom = Optional.empty();
    private Optional<Instant> coveredTo = Optional.empty();
    private final Map<String, Integer> skipped = new TreeMap<>();
    private final Map<String, Integer> unmapped = new TreeMap<>();

    StreamReport(String stream) {
        this.stream = stream;
    }

    /**
     * The form that is stored and shown.
     *
     * @param coveredFrom high-water mark before the run; absent when it began at the beginning
     * @param coveredTo high-water mark after it; absent where the feed does not say
     */
    record Summary(String stream, StreamOutcome outcome, String reason, int pages, int records, int stored, int unchanged,
            int stale, int rejected, int malformed, Map<String, Integer> skipped, Map<String, Integer> unmapped,
            Instant coveredFrom, Instant coveredTo) {
    }

    /** @param mark how far the stream had been read before this turn; the first turn of the run counts */
    StreamReport began(Optional<Instant> mark) {
        coveredFrom = pages == 0 ? mark : coveredFrom;
        return this;
    }

    void count(MappedRecord record) {
        if (!record.isRecord()) {
            return;
        }
        records++;
        if (record instanceof MappedRecord.Skipped left) {
            skipped.merge(left.reason(), 1, Integer::sum);
        } else if (record instanceof MappedRecord.Delivered delivered) {
            delivered.unmapped().forEach(field -> unmapped.merge(field, 1, Integer::sum));
        }
    }

    void committed(PageOutcome page, Optional<Instant> mark) {
        pages++;
        coveredTo = mark.or(() -> coveredTo);
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
                unmapped, coveredFrom.orElse(null), coveredTo.orElse(null));
    }
}
