package io.helpdeskroi.benchmarks;

import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Rows of 25 columns in the shape of a ticket: a key, eight numbers, eight texts, eight instants.
 */
final class WideRows {

    static final int NUMBERS = 8;
    static final int TEXTS = 8;
    static final int INSTANTS = 8;
    static final int COLUMNS = 1 + NUMBERS + TEXTS + INSTANTS;

    private static final long BASE = Instant.parse("2025-01-01T00:00:00Z").getEpochSecond();

    private WideRows() {
    }

    static String createTable(String name, String keyClause) {
        StringBuilder sql = new StringBuilder("CREATE TABLE ").append(name).append(" (id bigint ").append(keyClause);
        for (int i = 0; i < NUMBERS; i++) {
            sql.append(", n").append(i).append(" bigint");
        }
        for (int i = 0; i < TEXTS; i++) {
            sql.append(", t").append(i).append(" text");
        }
        for (int i = 0; i < INSTANTS; i++) {
            sql.append(", i").append(i).append(" timestamptz");
        }
        return sql.append(')').toString();
    }

    /** All columns but the key, as {@code SET} list of an upsert. */
    static String assignments() {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < NUMBERS; i++) {
            sql.append(sql.isEmpty() ? "" : ", ").append("n").append(i).append(" = excluded.n").append(i);
        }
        for (int i = 0; i < TEXTS; i++) {
            sql.append(", t").append(i).append(" = excluded.t").append(i);
        }
        for (int i = 0; i < INSTANTS; i++) {
            sql.append(", i").append(i).append(" = excluded.i").append(i);
        }
        return sql.toString();
    }

    static SplittableRandom random(long key) {
        return new SplittableRandom(key);
    }

    static long number(SplittableRandom random) {
        return random.nextLong(1_000_000);
    }

    static String text(SplittableRandom random) {
        return "value-" + random.nextInt(1_000);
    }

    static long epochSecond(SplittableRandom random) {
        return BASE + random.nextInt(31_000_000);
    }
}
