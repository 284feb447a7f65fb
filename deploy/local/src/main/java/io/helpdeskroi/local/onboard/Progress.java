package io.helpdeskroi.local.onboard;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How far the first poll has come, told every few seconds and only when something moved.
 */
final class Progress {

    private static final Duration TELL_EVERY = Duration.ofSeconds(5);

    private final Consumer<String> report;
    private long toldNanos = System.nanoTime();
    private String told = "";
    private String last = "no stream has reported yet";

    Progress(Consumer<String> report) {
        this.report = report;
    }

    /** Whether all streams have been read to their end. */
    boolean isDone(List<JsonNode> streams) {
        int done = 0;
        long records = 0;
        String error = "";
        for (JsonNode stream : streams) {
            done += isRead(stream) ? 1 : 0;
            records += stream.path("delivered").asLong();
            error = stream.path("last_error").isTextual() ? "; " + stream.path("last_error").asText() : error;
        }
        last = String.format(Locale.ROOT, "%d of %d streams read, %,d records%s", done, streams.size(), records, error);
        if (!last.equals(told) && System.nanoTime() - toldNanos >= TELL_EVERY.toNanos()) {
            report.accept(last);
            told = last;
            toldNanos = System.nanoTime();
        }
        return !streams.isEmpty() && done == streams.size();
    }

    /** A stream that the account's plan does not offer stops with that reason and has nothing to be read. */
    private static boolean isRead(JsonNode stream) {
        return stream.path("caught_up").asBoolean()
                || stream.path("optional").asBoolean() && stream.path("state").asText().equals("stopped");
    }

    String last() {
        return last;
    }
}
