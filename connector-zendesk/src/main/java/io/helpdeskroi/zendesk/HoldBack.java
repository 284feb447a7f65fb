package io.helpdeskroi.zendesk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.helpdeskroi.connector.rows.CursorText;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.StreamDescriptor;

/**
 * Zendesk withholds what changed in the last minute and refuses to be asked for it.
 */
final class HoldBack {

    static final Duration MINUTE = Duration.ofSeconds(60);

    /** Before the vendor's first customer. */
    private static final Instant BEGINNING = Instant.parse("2007-01-01T00:00:00Z");

    private HoldBack() {
    }

    /** Where a feed of people and companies begins: those a case refers to may not have changed since long before it. */
    static Instant beginning(FetchContext context) {
        return context.until().isPresent() ? context.start() : BEGINNING;
    }

    /** The end of the range that a list may be asked for; empty while it is followed, or up to the withheld minute. */
    static Optional<Instant> until(FetchContext context) {
        return context.until().filter(until -> !tooRecent(until.getEpochSecond(), context.now()));
    }

    static boolean tooRecent(long startTime, Instant now) {
        return Instant.ofEpochSecond(startTime).isAfter(now.minus(MINUTE));
    }

    /** An empty last page that leaves the position where it is. */
    static Fetched nothingYet(Record position) {
        return new Fetched.Page(List.of(), CursorText.of(position), false, Optional.empty());
    }

    /** How far a feed can be trusted of which more is to be read: rows of the last second read may follow. */
    static Instant readBefore(Instant lastRead, Instant now, StreamDescriptor stream) {
        Instant read = lastRead.minusSeconds(1);
        Instant settled = settled(now, stream);
        return read.isBefore(settled) ? read : settled;
    }

    /** How far a feed that has been read to its end can be trusted. */
    static Instant settled(Instant now, StreamDescriptor stream) {
        return now.minus(stream.settleLag().compareTo(MINUTE) > 0 ? stream.settleLag() : MINUTE);
    }
}
