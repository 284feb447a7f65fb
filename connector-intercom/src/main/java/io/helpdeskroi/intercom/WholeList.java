package io.helpdeskroi.intercom;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.helpdeskroi.connector.rows.CursorText;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.StreamDescriptor;

/**
 * Pages of lists that every poll reads from the beginning.
 */
final class WholeList {

    /**
     * Where the next page begins.
     *
     * @param begun epoch seconds when the reading under way began; null between two
     * @param page number of the next page, where pages are numbered
     * @param scroll the vendor's cursor, where it gives one
     */
    record Position(Long begun, int page, String scroll) {

        static final Position START = new Position(null, 1, null);

        static Position of(FetchContext context) {
            Position stored = CursorText.read(context, Position.class, START);
            return stored.begun() != null ? stored : new Position(context.now().getEpochSecond(), 1, null);
        }
    }

    private WholeList() {
    }

    /** A list of one page. */
    static Fetched read(List<MappedRecord> records, StreamDescriptor stream, FetchContext context) {
        return ended(records, stream, Position.of(context));
    }

    static Fetched goesOn(List<MappedRecord> records, Position next) {
        return new Fetched.Page(records, CursorText.of(next), true, Optional.empty());
    }

    static Fetched ended(List<MappedRecord> records, StreamDescriptor stream, Position position) {
        return new Fetched.Page(records, CursorText.of(Position.START), false,
                Optional.of(Instant.ofEpochSecond(position.begun()).minus(stream.settleLag())));
    }
}
