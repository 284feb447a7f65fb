package io.helpdeskroi.connector.poll;

import java.time.Instant;

/**
 * What an admin did to a stream's cursor.
 *
 * @param oldStart where the stream began before; absent: at the connection's start
 * @param newCursor absent where the stream was told to begin anew
 * @param reason optional
 * @param undoes the change that this one took back; absent for others
 */
record CursorChange(long id, String stream, String oldCursor, Instant oldStart, String newCursor, Instant newStart,
        Instant changedAt, String changedBy, String reason, Long undoes) {
}
