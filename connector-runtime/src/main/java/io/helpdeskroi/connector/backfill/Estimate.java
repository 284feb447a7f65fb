package io.helpdeskroi.connector.backfill;

import java.util.List;
import java.util.Objects;

/**
 * What a back-fill is expected to take.
 *
 * @param calls requests to the vendor; null when it is unknown of a stream
 * @param seconds at the pace of the request budget's background part, one stream after the other; null when unknown
 */
public record Estimate(Long calls, Long seconds, List<OfStream> streams) {

    public Estimate {
        streams = List.copyOf(streams);
    }

    /** What a stream's number of rows is known from. */
    public enum Basis {
        /** The vendor's count of what was created in the range; a feed orders by changes, so the two may differ. */
        VENDOR_COUNT,
        /** What the range would hold if it were like the time read so far. */
        OWN_HISTORY,
        UNKNOWN
    }

    /** One stream; the numbers are null when nobody knows. */
    public record OfStream(String stream, Long rows, Long calls, Long seconds, Basis basis) {
    }

    static Estimate of(List<OfStream> streams) {
        boolean known = streams.stream().map(OfStream::calls).allMatch(Objects::nonNull);
        return new Estimate(known ? streams.stream().mapToLong(OfStream::calls).sum() : null,
                known ? streams.stream().mapToLong(OfStream::seconds).sum() : null, streams);
    }
}
