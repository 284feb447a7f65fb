package io.helpdeskroi.zendesk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.helpdeskroi.connector.rows.CursorText;
import io.helpdeskroi.connector.rows.OwnHost;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorFailure;

/**
 * Walks a list by keyset cursor ({@code page[after]}), from its beginning or from a time on; every poll is a new walk. A
 * list filtered by creation shows later changes only to a walk that goes back far enough, so a walk of a filtered list
 * overlaps the last one and goes back {@code memory} once a day.
 */
final class ListWalk {

    /** What {@code page[size]} accepts at most. */
    static final int PAGE_SIZE = 100;
    private static final Duration DEEP_EVERY = Duration.ofDays(1);

    /** Asks for a page of the list from {@code from} on; {@code after} is null for the first one. */
    interface Request<P> {
        P page(Instant from, String after);
    }

    /** What every page of this dialect carries; each value may be null. */
    interface Page {
        Meta meta();

        Links links();

        /** Set by lists that answer in pages by number, which we never ask for. */
        String nextPage();

        int size();
    }

    /** Where a list goes on. */
    record Meta(Boolean hasMore, String afterCursor) {
    }

    /** Addresses we do not follow. */
    record Links(String next) {
    }

    /**
     * Where the next page begins.
     *
     * @param from epoch seconds from which this walk reads
     * @param after cursor within the walk; null to begin a walk
     * @param begun epoch seconds when the walk under way began; null between walks
     * @param deepAt epoch seconds when the last walk began that went back all the way
     */
    record Position(long from, String after, Long begun, long deepAt) {
    }

    private final StreamDescriptor stream;
    private final boolean whole;
    private final Duration overlap;
    private final Duration memory;

    private ListWalk(StreamDescriptor stream, boolean whole, Duration overlap, Duration memory) {
        this.stream = stream;
        this.whole = whole;
        this.overlap = overlap;
        this.memory = memory;
    }

    /** A list without a filter by time. */
    static ListWalk whole(StreamDescriptor stream) {
        return new ListWalk(stream, true, Duration.ZERO, Duration.ZERO);
    }

    /**
     * A list filtered by time.
     *
     * @param overlap how far a walk goes back beyond the beginning of the last one
     * @param memory how far the daily walk goes back
     */
    static ListWalk since(StreamDescriptor stream, Duration overlap, Duration memory) {
        return new ListWalk(stream, false, overlap, memory);
    }

    <P extends Page> Fetched read(ZendeskSession session, FetchContext context, Request<P> request,
            Function<P, List<MappedRecord>> mapper) {
        Position position = begun(context);
        if (!whole && HoldBack.tooRecent(position.from(), context.now())) {
            return HoldBack.nothingYet(new Position(position.from(), null, null, position.deepAt()));
        }
        P page;
        try {
            page = request.page(Instant.ofEpochSecond(position.from()), position.after());
        } catch (VendorFailure.Protocol failure) {
            position = fromTheBeginning(position, failure);
            page = request.page(Instant.ofEpochSecond(position.from()), null);
        }
        List<MappedRecord> records = mapper.apply(page);
        OwnHost.require(session.base(), page.links() == null ? null : page.links().next());
        boolean more = page.meta() != null && Boolean.TRUE.equals(page.meta().hasMore());
        if (page.meta() == null && page.nextPage() != null) {
            throw new VendorFailure.Protocol(
                    "the " + stream.id() + " list answered in numbered pages, which end at 10,000 rows",
                    null);
        }
        if (more && (page.meta().afterCursor() == null || page.meta().afterCursor().equals(position.after()))) {
            throw new VendorFailure.Protocol(
                    "the " + stream.id() + " list goes in circles: it says there is more, but its cursor does not move",
                    null);
        }
        Position next = more ? new Position(position.from(), page.meta().afterCursor(), position.begun(), position.deepAt())
                : new Position(nextFrom(position), null, null, position.deepAt());
        Optional<Instant> mark = more ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(position.begun()).minus(stream.settleLag()));
        return new Fetched.Page(records, CursorText.of(next), more, mark);
    }

    /** A walk that was left in the middle for long may find its cursor refused: it begins again where it began. */
    private static Position fromTheBeginning(Position position, VendorFailure.Protocol failure) {
        if (!(failure.getCause() instanceof AnswerMeaning.CursorRefused) || position.after() == null) {
            throw failure;
        }
        return new Position(position.from(), null, position.begun(), position.deepAt());
    }

    private long nextFrom(Position position) {
        return whole ? position.from() : Math.max(position.from(), position.begun() - overlap.toSeconds());
    }

    private Position begun(FetchContext context) {
        long now = context.now().getEpochSecond();
        long start = context.start().getEpochSecond();
        Position stored = CursorText.read(context, Position.class, new Position(start, null, null, now));
        if (stored.begun() != null) {
            return stored;
        }
        boolean deep = now - stored.deepAt() >= DEEP_EVERY.toSeconds();
        long from = deep ? Math.max(start, Math.min(stored.from(), now - memory.toSeconds())) : stored.from();
        return new Position(from, null, now, deep ? now : stored.deepAt());
    }
}
