package io.helpdeskroi.connector.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.helpdeskroi.connector.spi.MappedRecord;

/**
 * A feed that has been read to its end and can be counted.
 *
 * @param stream id of the stream
 * @param single reads one object anew, by the vendor's id; empty where the vendor cannot
 * @param from since when objects are expected
 * @param until up to when everything the feed reports has been read
 */
public record CountedFeed(String stream, FeedCensus census, Optional<Function<String, List<MappedRecord>>> single,
        Instant from, Instant until) {
}
