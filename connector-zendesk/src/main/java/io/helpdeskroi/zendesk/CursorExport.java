package io.helpdeskroi.zendesk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.helpdeskroi.connector.rows.CursorText;
import io.helpdeskroi.connector.rows.OwnHost;
import io.helpdeskroi.connector.rows.Rows;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorFailure;

/**
 * Reads an incremental export by cursor: {@code start_time} once, then the cursor of every page, also of the last one,
 * until the page says {@code end_of_stream}.
 */
final class CursorExport {

    private static final int MOST_PER_PAGE = 1_000;
    private static final int LEAST_PER_PAGE = 50;

    /** Asks for a page; exactly one of {@code startTime} and {@code cursor} is given, the other is null. */
    interface Request<P> {
        P page(Long startTime, String cursor, int perPage);
    }

    /** What every page of this dialect carries; each value may be null. */
    interface Page {
        String afterCursor();

        String afterUrl();

        Boolean endOfStream();

        /** Time of the newest row as the export orders them; null for an empty page. */
        Instant newest();

        int size();
    }

    /**
     * Where the next page begins.
     *
     * @param cursor null before the first page, or after the vendor refused an old cursor
     * @param startTime epoch seconds up to which everything has been read: where to start again without a cursor
     * @param perPage rows to ask for
     */
    record Position(String cursor, long startTime, int perPage) {
    }

    private CursorExport() {
    }

    static <P extends Page> Fetched read(ZendeskSession session, FetchContext context, StreamDescriptor stream,
            Instant start, Request<P> request, Function<P, List<MappedRecord>> mapper) {
        Position position = CursorText.read(context, Position.class,
                new Position(null, start.getEpochSecond(), MOST_PER_PAGE));
        if (position.cursor() == null && HoldBack.tooRecent(position.startTime(), context.now())) {
            return HoldBack.nothingYet(position);
        }
        Position asked = position;
        P page = null;
        while (page == null) {
            try {
                page = request.page(asked.cursor() == null ? asked.startTime() : null, asked.cursor(), asked.perPage());
            } catch (VendorFailure.Transient failure) {
                asked = smaller(asked, failure);
            } catch (VendorFailure.Protocol failure) {
                asked = withoutCursor(asked, failure);
            }
        }
        return fetched(session, context, stream, asked, page, mapper.apply(page));
    }

    private static Fetched fetched(ZendeskSession session, FetchContext context, StreamDescriptor stream, Position asked,
            Page page, List<MappedRecord> records) {
        OwnHost.require(session.base(), page.afterUrl());
        boolean end = Boolean.TRUE.equals(page.endOfStream()) || page.endOfStream() == null && page.afterCursor() == null;
        if (!end && (page.afterCursor() == null || page.afterCursor().equals(asked.cursor()))) {
            throw new VendorFailure.Protocol(
                    "the " + stream.id() + " export goes in circles: it says there is more, but its cursor does not move",
                    null);
        }
        Instant newest = page.newest() == null ? Instant.ofEpochSecond(asked.startTime()) : page.newest();
        Position next = new Position(page.afterCursor() == null ? asked.cursor() : page.afterCursor(),
                Math.max(asked.startTime(), newest.getEpochSecond()), end ? MOST_PER_PAGE : asked.perPage());
        boolean reached = context.until().filter(until -> !newest.isBefore(until)).isPresent();
        Optional<Instant> mark = end && page.afterCursor() != null ? Optional.of(HoldBack.settled(context.now(), stream))
                : Optional.ofNullable(page.newest()).map(last -> HoldBack.readBefore(last, context.now(), stream));
        return new Fetched.Page(records, CursorText.of(next), !end && !reached, mark);
    }

    /** A page that takes the vendor too long is asked for in halves. */
    private static Position smaller(Position asked, VendorFailure.Transient failure) {
        if (!(failure.getCause() instanceof AnswerMeaning.PageTooBig) || asked.perPage() <= LEAST_PER_PAGE) {
            throw failure;
        }
        return new Position(asked.cursor(), asked.startTime(), Math.max(LEAST_PER_PAGE, asked.perPage() / 2));
    }

    /** How long a cursor stays good is not documented: a refused one is replaced by its time. Rows may repeat, none is lost. */
    private static Position withoutCursor(Position asked, VendorFailure.Protocol failure) {
        if (!(failure.getCause() instanceof AnswerMeaning.CursorRefused) || asked.cursor() == null) {
            throw failure;
        }
        return new Position(null, asked.startTime(), asked.perPage());
    }
}
