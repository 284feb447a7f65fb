package io.helpdeskroi.sandbox.zendesk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

import jakarta.ws.rs.core.Response;

import io.helpdeskroi.sandbox.company.Chronicle;
import io.helpdeskroi.sandbox.company.Mark;
import io.helpdeskroi.sandbox.control.Json;

/**
 * A page of a time-based export: rows from {@code start_time} on, whose last time is the next start, so that the rows of
 * that second come again. The link to a next page is there even at the end.
 */
final class TimePage {

    /** The most rows of a page; rows that tie with the last one come on top. */
    static final int ROWS = 1_000;

    private final VendorRequest request;
    private final Query query;
    private final String path;
    private final String root;

    TimePage(VendorRequest request, Query query, String path, String root) {
        this.request = request;
        this.query = query;
        this.path = path;
        this.root = root;
    }

    /** Why the request cannot be answered, or null. */
    static Response refusal(VendorRequest request, Query query) {
        if (query.number("start_time").isEmpty()) {
            return ErrorJson.of(400, "InvalidValue", "start_time is required");
        }
        return request.tooRecent(query.number("start_time").get())
                ? ErrorJson.of(422, "InvalidValue", "Too recent start_time. Use a start_time older than 60 seconds")
                : null;
    }

    /** The page of the records behind sorted marks; {@code endOfStream} says whether the vendor tells the end. */
    Response of(long[] marks, LongFunction<Map<String, Object>> record, boolean endOfStream, String... kept) {
        Response refusal = refusal(request, query);
        if (refusal != null) {
            return refusal;
        }
        long start = query.number("start_time").get();
        int from = Chronicle.search(marks, Mark.floor(start));
        int to = Math.min(marks.length, from + query.size("per_page", ROWS));
        while (to > from && to < marks.length && Mark.at(marks[to]) == Mark.at(marks[to - 1])) {
            to++;
        }
        long end = to == from ? start : Math.max(start, Math.min(Mark.at(marks[to - 1]), request.visible()));
        return answer(request.records(root, Arrays.stream(marks, from, to), record), to - from, end, to == marks.length,
                endOfStream,
                marks.length, kept);
    }

    Response answer(List<Object> records, int count, long end, boolean atEnd, boolean tellsEnd, int total, String... kept) {
        Map<String, Object> body = Json.object(root, records, "count", count);
        if (tellsEnd) {
            body.put("end_of_stream", atEnd);
        } else {
            body.put(root + "_total", total);
        }
        long next = Long.parseLong(request.nextCursor(query.text("start_time").orElse(null), Long.toString(end)));
        body.put("end_time", next);
        body.put("next_page", request.next(path + ".json?start_time=" + next + query.kept(kept)));
        return Json.ok(body);
    }
}
