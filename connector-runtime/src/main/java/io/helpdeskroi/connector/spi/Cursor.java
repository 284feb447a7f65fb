package io.helpdeskroi.connector.spi;

import java.util.Objects;

/**
 * A position in a feed: text that only its stream writes and reads, and that only the runtime stores.
 */
public record Cursor(String text) {

    public Cursor {
        Objects.requireNonNull(text, "a cursor has a text");
        if (text.isEmpty() || text.length() > 4_000) {
            throw new IllegalArgumentException("a cursor has 1 to 4000 characters, not " + text.length());
        }
    }
}
