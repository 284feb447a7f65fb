package io.helpdeskroi.connector.poll;

import java.util.Optional;

import io.helpdeskroi.connector.spi.Cursor;

/**
 * What is remembered of the way through a feed, however long it is: one cursor, which every later one is compared with, and
 * which moves up after 1, 2, 4, 8 ... pages (Brent's way of finding circles). A circle of any length is found at the latest
 * when three times as many pages have been read as there are before and in it.
 *
 * @param anchor the cursor compared with
 * @param steps pages since it
 * @param reach pages after which it moves up
 */
record Trail(Cursor anchor, long steps, long reach) {

    static Trail from(Cursor cursor) {
        return new Trail(cursor, 0, 1);
    }

    /** As {@link #text} wrote it. */
    static Trail read(String text) {
        String[] parts = text.split(" ", 3);
        return new Trail(new Cursor(parts[2]), Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    /** A form to store. */
    String text() {
        return steps + " " + reach + " " + anchor.text();
    }

    /** The trail with one more page; empty when its cursor is where the trail has been before. */
    Optional<Trail> to(Cursor next) {
        if (next.equals(anchor)) {
            return Optional.empty();
        }
        return Optional.of(steps + 1 < reach ? new Trail(anchor, steps + 1, reach) : new Trail(next, 0, 2 * reach));
    }
}
