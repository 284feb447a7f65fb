package io.helpdeskroi.intercom;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;

import io.helpdeskroi.connector.rows.CursorText;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorFailure;

/**
 * Finds what changed by searching on {@code updated_at}, oldest first: the vendor has no export with a cursor of changes.
 * Every poll is a walk that begins {@code overlap} before the end of the last one and ends before what the search may not
 * show yet. Within a walk the vendor's cursor leads from page to page, as any number of objects may bear one second; when it
 * is refused or has grown old the walk goes on from the time up to which it got. A back-fill walks by creation instead.
 */
final class SearchWalk {

    private static final int MOST_PER_PAGE = 50;
    private static final int LEAST_PER_PAGE = 5;
    /** How long the vendor's cursors live is not documented: a walk begins anew after this. */
    private static final Duration CURSOR_AGE = Duration.ofMinutes(30);
    /** Changes wait no longer than this for a walk through what was closed lately. */
    private static final Duration CLOSED_TURN = Duration.ofMinutes(2);
    /** More objects of an overlap than this are delivered again rather than remembered; ingest does not mind. */
    private static final int REMEMBERED = 80;

    /**
     * Where the next page begins.
     *
     * @param from epoch seconds from which this walk reads, or the next one while none is under way
     * @param begun epoch seconds when the walk under way began; null between walks
     * @param after the vendor's cursor; null for the first page of a walk
     * @param mark epoch seconds up to which the walk has read everything
     * @param resume null, or, in a walk through what was closed lately, from where changes are read afterwards
     * @param deepAt epoch seconds when the last such walk began
     * @param closedTo null, or up to when the day's walk through what was closed lately got before it made way for changes
     * @param seen objects of the overlap that have been read, with the second of their change and a hash of their row
     */
    record Position(long from, Long begun, String after, long mark, int perPage, Long resume, long deepAt,
            Long closedTo, List<String> seen) {
        Position {
            seen = seen == null ? List.of() : List.copyOf(seen);
        }
    }

    /** @param closed whether the rows come of a walk through what was closed lately, and may not have changed */
    record Batch(List<JsonNode> rows, boolean closed) {
    }

    private final StreamDescriptor stream;
    private final BiFunction<IntercomApi, Search, Listing> request;
    private final Duration overlap;
    private final boolean bounded;
    private final Optional<Duration> deep;

    private SearchWalk(StreamDescriptor stream, BiFunction<IntercomApi, Search, Listing> request, Duration overlap,
            boolean bounded, Optional<Duration> deep) {
        this.stream = stream;
        this.request = request;
        this.overlap = overlap;
        this.bounded = bounded;
        this.deep = deep;
    }

    /** A search that knows times to the second. */
    static SearchWalk bySecond(StreamDescriptor stream, BiFunction<IntercomApi, Search, Listing> request, Duration overlap) {
        return new SearchWalk(stream, request, overlap, true, Optional.empty());
    }

    /** A search that knows times to the day of some zone: a walk goes back two days, and an upper bound would cut off today. */
    static SearchWalk byDay(StreamDescriptor stream, BiFunction<IntercomApi, Search, Listing> request) {
        return new SearchWalk(stream, request, Duration.ofDays(2), false, Optional.empty());
    }

    /** The same, with a daily walk through what was closed in the last {@code days}. */
    SearchWalk rereadingClosed(Duration days) {
        return new SearchWalk(stream, request, overlap, bounded, Optional.of(days));
    }

    Fetched read(IntercomSession session, FetchContext context, Instant start, Function<Batch, List<MappedRecord>> mapper) {
        Position asked = begun(context, start);
        if (upper(asked, context) < asked.from()) {
            return new Fetched.Page(List.of(), CursorText.of(between(asked, asked.from(), asked.closedTo(), asked.seen())),
                    false,
                    Optional.empty());
        }
        Listing page = null;
        while (page == null) {
            try {
                page = request.apply(session.api(), search(asked, context));
            } catch (VendorFailure.Transient failure) {
                asked = smaller(asked, failure);
            } catch (VendorFailure.Protocol failure) {
                asked = withoutCursor(asked, failure);
            }
        }
        return fetched(session, context, asked, page, mapper);
    }

    private Fetched fetched(IntercomSession session, FetchContext context, Position asked, Listing page,
            Function<Batch, List<MappedRecord>> mapper) {
        List<JsonNode> rows = page.rows();
        Optional<String> after = page.after(session.base());
        if (after.isEmpty() && page.hasNext(session.base())) {
            throw new VendorFailure.Protocol("the next page of the " + stream.id() + " search has no cursor", null);
        }
        if (after.isPresent() && after.get().equals(asked.after())) {
            throw new VendorFailure.Protocol("the " + stream.id()
                    + " search goes in circles: it says there is more, but its cursor does not move", null);
        }
        boolean closed = asked.resume() != null;
        Set<String> seen = closed ? Set.of() : Set.copyOf(asked.seen());
        List<MappedRecord> records = mapper.apply(new Batch(rows.stream().filter(row -> !seen.contains(key(row))).toList(),
                closed));
        long upper = upper(asked, context);
        long mark = rows.stream().mapToLong(row -> time(row, context)).filter(time -> time <= upper)
                .reduce(asked.mark(), Math::max);
        Position next = after.isEmpty() ? ended(asked, rows, upper, context)
                : closed && isLong(asked, mark, context) ? between(asked, asked.resume(), mark, asked.seen())
                        : new Position(asked.from(), asked.begun(), after.get(), mark, asked.perPage(), asked.resume(),
                                asked.deepAt(), asked.closedTo(), remembered(asked, rows, upper, context));
        boolean more = next.begun() != null;
        Optional<Instant> read = closed ? Optional.empty()
                : after.isPresent() ? Optional.of(Instant.ofEpochSecond(mark - 1)) : Optional.of(Instant.ofEpochSecond(upper));
        return new Fetched.Page(records, CursorText.of(next), more, read);
    }

    /** A turn that got no further would begin at the same second again: then it goes on. */
    private static boolean isLong(Position asked, long mark, FetchContext context) {
        return mark > asked.from() && context.now().getEpochSecond() - asked.begun() >= CLOSED_TURN.toSeconds();
    }

    /** The walk has come to its end: the next one overlaps it, and once a day comes what was closed lately. */
    private Position ended(Position asked, List<JsonNode> rows, long upper, FetchContext context) {
        if (asked.resume() != null) {
            return between(asked, asked.resume(), null, asked.seen());
        }
        long from = Math.max(asked.from(), upper - overlap.toSeconds());
        List<String> seen = remembered(asked, rows, upper, context);
        long now = context.now().getEpochSecond();
        if (asked.closedTo() != null) {
            return new Position(asked.closedTo(), now, null, asked.closedTo(), MOST_PER_PAGE, from, asked.deepAt(), null, seen);
        }
        if (deep.isPresent() && context.until().isEmpty() && now - asked.deepAt() >= Duration.ofDays(1).toSeconds()) {
            long since = closedSince(now) + 1;
            return new Position(since, now, null, since, MOST_PER_PAGE, from, now, null, seen);
        }
        return between(asked, from, null, seen);
    }

    private static Position between(Position asked, long from, Long closedTo, List<String> seen) {
        return new Position(from, null, null, from, MOST_PER_PAGE, null, asked.deepAt(), closedTo, seen);
    }

    private Position begun(FetchContext context, Instant start) {
        long now = context.now().getEpochSecond();
        Position stored = CursorText.read(context, Position.class,
                new Position(start.getEpochSecond(), null, null, start.getEpochSecond(), MOST_PER_PAGE, null, now, null,
                        List.of()));
        if (stored.begun() == null) {
            return new Position(stored.from(), now, null, stored.from(), stored.perPage(), null, stored.deepAt(),
                    stored.closedTo(), stored.seen());
        }
        boolean old = bounded && stored.after() != null && now - stored.begun() > CURSOR_AGE.toSeconds();
        return old ? byTime(stored, now) : stored;
    }

    /** Goes on from the time up to which the walk got; where days count, from the days before it. */
    private Position byTime(Position asked, long begun) {
        long from = bounded ? asked.mark() : asked.mark() - overlap.toSeconds();
        return new Position(from, begun, null, from, asked.perPage(), asked.resume(), asked.deepAt(), asked.closedTo(),
                asked.seen());
    }

    private Search search(Position asked, FetchContext context) {
        Search search = Search.between(field(context), asked.from(), bounded ? upper(asked, context) : null, asked.perPage(),
                asked.after());
        // Only times of change and creation are known to sort well: what was closed comes in the order of its change.
        return asked.resume() == null ? search
                : search.and(new Search.Condition("statistics.last_close_at", ">", closedSince(asked.deepAt())));
    }

    private static String field(FetchContext context) {
        return context.until().isPresent() ? "created_at" : "updated_at";
    }

    private long closedSince(long now) {
        return now - deep.orElse(Duration.ZERO).toSeconds() - 1;
    }

    /** The last second of the walk: nothing of it, or of what came before, is still on its way into the search. */
    private long upper(Position asked, FetchContext context) {
        long settled = asked.begun() - stream.settleLag().toSeconds();
        return context.until().map(until -> Math.min(settled, until.getEpochSecond() - 1)).orElse(settled);
    }

    private static long time(JsonNode row, FetchContext context) {
        return Field.position(row.path(field(context)));
    }

    /** Not every change moves the time of the last one: the state of a ticket may not. */
    private static String key(JsonNode row) {
        return row.path("id").asText() + "@" + Field.position(row.path("updated_at")) + "@"
                + Integer.toHexString(row.hashCode());
    }

    private static long changed(String key) {
        return Long.parseLong(key.split("@", 3)[1]);
    }

    /** What the next walk would read again although it has not changed; never what might still change within its second. */
    private List<String> remembered(Position asked, List<JsonNode> rows, long upper, FetchContext context) {
        if (asked.resume() != null || context.until().isPresent() || !bounded) {
            return asked.seen();
        }
        long again = upper - overlap.toSeconds();
        List<String> seen = new ArrayList<>(asked.seen().stream()
                .filter(key -> changed(key) >= again).toList());
        rows.stream().filter(row -> row.path("id").isValueNode() && time(row, context) >= again
                && time(row, context) <= upper).map(SearchWalk::key).filter(key -> !seen.contains(key))
                .filter(key -> key.length() < 40).forEach(seen::add);
        return seen.subList(Math.max(0, seen.size() - REMEMBERED), seen.size());
    }

    /** A page that takes the vendor too long is asked for in halves. */
    private static Position smaller(Position asked, VendorFailure.Transient failure) {
        if (failure.getCause() instanceof JacksonException || asked.perPage() <= LEAST_PER_PAGE
                || Thread.currentThread().isInterrupted()) {
            throw failure;
        }
        return new Position(asked.from(), asked.begun(), asked.after(), asked.mark(),
                Math.max(LEAST_PER_PAGE, asked.perPage() / 2), asked.resume(), asked.deepAt(),
                asked.closedTo(), asked.seen());
    }

    /** A refused cursor is replaced by the time up to which the walk got. Rows may repeat, none is lost. */
    private Position withoutCursor(Position asked, VendorFailure.Protocol failure) {
        if (!(failure.getCause() instanceof AnswerMeaning.CursorRefused) || asked.after() == null) {
            throw failure;
        }
        return byTime(asked, asked.begun());
    }
}
