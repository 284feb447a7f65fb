package io.helpdeskroi.zendesk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;

import io.helpdeskroi.connector.rows.CursorText;
import io.helpdeskroi.connector.rows.OwnHost;
import io.helpdeskroi.connector.rows.Rows;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorFailure;

/**
 * Reads an incremental export by time: the {@code end_time} of a page is the {@code start_time} of the next one. The row at
 * the boundary comes twice, so the cursor remembers the rows of that second. {@code next_page} is a URL even on the last
 * page and says nothing.
 *
 * @param <R> a row
 */
final class TimeExport<R> {

    /** Rows of a full page; more with one time cannot be told apart by time. */
    private static final int FULL_PAGE = 1_000;
    /** More rows of one second than this are delivered again rather than remembered; ingest does not mind. */
    private static final int REMEMBERED = 60;

    /** What every page of this dialect carries; {@code endOfStream} is null in Talk, the others on an empty page. */
    interface Page<R> {
        Rows<R> rows();

        Long endTime();

        Boolean endOfStream();

        String nextPage();

        Long count();
    }

    /**
     * Where the next page begins.
     *
     * @param startTime epoch seconds
     * @param seen keys of the rows of that second which have been read
     * @param begun where the poll under way began; null between polls, and where nothing is read again
     */
    record Position(long startTime, List<String> seen, Long begun) {
        Position {
            seen = seen == null ? List.of() : List.copyOf(seen);
        }
    }

    private final StreamDescriptor stream;
    private final Duration readAgain;
    private final Function<R, Long> time;
    private final Function<R, Object> id;

    /**
     * @param readAgain how much of the feed's end every poll reads again, for rows that arrive late
     * @param time epoch seconds by which the feed orders its rows; null for a row that does not say
     */
    TimeExport(StreamDescriptor stream, Duration readAgain, Function<R, Long> time, Function<R, Object> id) {
        this.stream = stream;
        this.readAgain = readAgain;
        this.time = time;
        this.id = id;
    }

    Fetched read(ZendeskSession session, FetchContext context, Instant start, LongFunction<? extends Page<R>> request,
            Function<Rows<R>, List<MappedRecord>> mapper) {
        Position position = CursorText.read(context, Position.class,
                new Position(start.getEpochSecond(), List.of(), null));
        if (HoldBack.tooRecent(position.startTime(), context.now())) {
            return HoldBack.nothingYet(position);
        }
        Page<R> page = request.apply(position.startTime());
        OwnHost.require(session.base(), page.nextPage());
        if (page.rows() == null) {
            throw new VendorFailure.Protocol("the " + stream.id() + " export answered without its rows", null);
        }
        List<MappedRecord> records = mapper.apply(unseen(page.rows(), Set.copyOf(position.seen())));
        boolean end = isEnd(page, position.startTime());
        long endTime = endTime(page, position.startTime(), context.now());
        boolean more = !end && endTime < context.until().map(Instant::getEpochSecond).orElse(Long.MAX_VALUE)
                && !HoldBack.tooRecent(endTime, context.now());
        Position next = next(page, position, endTime, more);
        Instant mark = end && page.endTime() != null ? HoldBack.settled(context.now(), stream)
                : HoldBack.readBefore(Instant.ofEpochSecond(endTime), context.now(), stream);
        return new Fetched.Page(records, CursorText.of(next), more, Optional.of(mark));
    }

    private Position next(Page<R> page, Position position, long endTime, boolean more) {
        if (readAgain.isZero()) {
            return new Position(endTime, seenAt(endTime, page.rows(), position), null);
        }
        // A poll of several pages ends with a short one, and a quiet feed stands still: neither may move the window.
        long begun = position.begun() == null ? position.startTime() : position.begun();
        return more ? new Position(endTime, seenAt(endTime, page.rows(), position), begun)
                : new Position(Math.max(begun, endTime - readAgain.toSeconds()), List.of(), null);
    }

    private boolean isEnd(Page<R> page, long startTime) {
        boolean stands = page.endTime() == null || page.endTime() <= startTime;
        if (stands && page.rows().size() >= FULL_PAGE && !Boolean.TRUE.equals(page.endOfStream())) {
            throw new VendorFailure.Protocol("more rows of the " + stream.id() + " export share the time " + startTime
                    + " than fit a page: reading on by time would lose or repeat them for ever", null);
        }
        if (page.endOfStream() != null) {
            if (stands && !page.endOfStream()) {
                throw new VendorFailure.Protocol(
                        "the " + stream.id() + " export goes in circles: it says there is more, but stands still at "
                                + startTime,
                        null);
            }
            return page.endOfStream();
        }
        return stands || page.rows().size() == 0;
    }

    /** Where the page ends: never before where it began, and never in the withheld minute. */
    private static long endTime(Page<?> page, long startTime, Instant now) {
        long latest = now.minus(HoldBack.MINUTE).getEpochSecond();
        return page.endTime() == null ? startTime : Math.max(startTime, Math.min(page.endTime(), latest));
    }

    private Rows<R> unseen(Rows<R> rows, Set<String> seen) {
        return seen.isEmpty() ? rows
                : new Rows<>(rows.values().stream().filter(row -> !seen.contains(key(row))).toList(), rows.broken());
    }

    private List<String> seenAt(long endTime, Rows<R> rows, Position before) {
        List<String> seen = rows.values().stream().filter(row -> Long.valueOf(endTime).equals(time.apply(row))).map(this::key)
                .distinct().toList();
        if (seen.isEmpty() && endTime == before.startTime()) {
            return before.seen();
        }
        return seen.size() <= REMEMBERED ? seen : List.of();
    }

    private String key(R row) {
        return id.apply(row) + "@" + time.apply(row);
    }
}
