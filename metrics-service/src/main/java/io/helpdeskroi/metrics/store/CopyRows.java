package io.helpdeskroi.metrics.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows for PostgreSQL's binary COPY, collected in memory and sent at once. Parameters of a statement cost about as much as
 * what the server does with them; this costs next to nothing.
 */
final class CopyRows {

    private static final byte[] HEADER = { 'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0,
            0 };
    private static final long EPOCH_2000_MICROS = 946_684_800_000_000L;

    private final int columns;
    private ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    private int rows;

    CopyRows(int columns) {
        this.columns = columns;
        buffer.put(HEADER);
    }

    void row() {
        room(2).putShort((short) columns);
        rows++;
    }

    void text(String value) {
        if (value == null) {
            none();
        } else {
            bytes(value.getBytes(StandardCharsets.UTF_8));
        }
    }

    void bytes(byte[] value) {
        room(4 + value.length).putInt(value.length).put(value);
    }

    void int4(int value) {
        room(8).putInt(4).putInt(value);
    }

    void int8(Long value) {
        if (value == null) {
            none();
        } else {
            room(12).putInt(8).putLong(value);
        }
    }

    void float8(Double value) {
        if (value == null) {
            none();
        } else {
            room(12).putInt(8).putDouble(value);
        }
    }

    void instant(Instant value) {
        instant(value == null ? null : Micros.of(value));
    }

    /** An instant in microseconds since 1970; {@link Micros#INFINITY} is PostgreSQL's infinity. */
    void instant(Long micros) {
        if (micros == null) {
            none();
        } else {
            int8(micros == Micros.INFINITY ? (Long) Long.MAX_VALUE : (Long) (micros - EPOCH_2000_MICROS));
        }
    }

    boolean isEmpty() {
        return rows == 0;
    }

    /** Sends the rows; {@code target} is the table with its columns in the order of the values. */
    void sendTo(Connection connection, String target) throws SQLException {
        if (rows == 0) {
            return;
        }
        room(2).putShort((short) -1);
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI()
                .copyIn("COPY " + target + " FROM STDIN (FORMAT binary)");
        try {
            copy.writeToCopy(buffer.array(), 0, buffer.position());
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void none() {
        room(4).putInt(-1);
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int size = Math.max(buffer.capacity() * 2, buffer.position() + bytes);
            buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), size)).position(buffer.position());
        }
        return buffer;
    }
}
