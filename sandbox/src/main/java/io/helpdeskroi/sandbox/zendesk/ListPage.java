package io.helpdeskroi.sandbox.zendesk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

import jakarta.ws.rs.core.Response;

import io.helpdeskroi.sandbox.control.Json;

/**
 * A page of a list in the vendor's two dialects: keyset cursors with {@code page[size]}, or numbered pages.
 */
final class ListPage {

    private static final int LARGEST = 100;
    private static final int DEEPEST = 10_000;

    private final VendorRequest request;
    private final Query query;
    private final String path;
    private final String root;
    private final int largest;

    ListPage(VendorRequest request, Query query, String path, String root) {
        this(request, query, path, root, LARGEST);
    }

    ListPage(VendorRequest request, Query query, String path, String root, int largest) {
        this.request = request;
        this.query = query;
        this.path = path;
        this.root = root;
        this.largest = largest;
    }

    /** The page asked for of the records with these keys, in this order; the parameters named are kept in links. */
    Response of(long[] keys, LongFunction<Map<String, Object>> record, String... kept) {
        return query.text("page[size]").isPresent() || query.text("page[after]").isPresent() ? keyset(keys, record, kept)
                : numbered(keys, record, kept);
    }

    private Response keyset(long[] keys, LongFunction<Map<String, Object>> record, String[] kept) {
        long size = query.number("page[size]").orElse((long) LARGEST);
        if (size > largest || size < 1) {
            return ErrorJson.of(400, "InvalidPaginationParameter", "page[size] cannot be greater than " + largest);
        }
        int from = 0;
        if (query.text("page[after]").isPresent()) {
            from = after(keys, query.text("page[after]").get());
            if (from < 0) {
                return ErrorJson.of(400, "InvalidPaginationParameter", "page[after] is not a valid cursor");
            }
        }
        int to = (int) Math.min(keys.length, from + size);
        boolean more = to < keys.length;
        String after = to == from ? null
                : request.nextCursor(query.text("page[after]").orElse(null), encoded(keys[to - 1]));
        String before = to == from ? null : encoded(keys[from]);
        Map<String, Object> body = Json.object(root,
                request.records(root, LongStream.range(from, to).map(i -> keys[(int) i]), record),
                "meta", Json.object("has_more", more, "after_cursor", after, "before_cursor", before), "links",
                Json.object("prev", null, "next",
                        more ? request.next(path + "?page%5Bsize%5D=" + size + "&page%5Bafter%5D=" + after
                                + query.kept(kept)) : null));
        return Json.ok(body);
    }

    private Response numbered(long[] keys, LongFunction<Map<String, Object>> record, String[] kept) {
        int size = query.size("per_page", LARGEST);
        long page = Math.max(1, query.number("page").orElse(1L));
        if ((page - 1) * size >= DEEPEST) {
            return Response.status(400).type("application/json").entity(Json.bytes(Json.object("errors",
                    List.of(Json.object("code", "InvalidPaginationDepth", "title", "Invalid Pagination Depth", "detail",
                            "Number of results exceeds 10000; use cursor pagination")))))
                    .build();
        }
        int from = (int) Math.min(keys.length, (page - 1) * size);
        int to = Math.min(keys.length, from + size);
        String link = path + ".json?per_page=" + size + query.kept(kept) + "&page=";
        Map<String, Object> body = Json.object(root, request.records(root, Arrays.stream(keys, from, to), record), "next_page",
                to < keys.length ? request.next(link + (page + 1)) : null, "previous_page",
                page > 1 ? request.next(link + (page - 1)) : null, "count", keys.length);
        return Json.ok(body);
    }

    private static String encoded(long key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("v1:" + key).getBytes(StandardCharsets.UTF_8));
    }

    private static int after(long[] keys, String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            long key = text.matches("v1:-?[0-9]{1,19}") ? Long.parseLong(text.substring(3)) : -1;
            for (int i = 0; i < keys.length; i++) {
                if (keys[i] == key) {
                    return i + 1;
                }
            }
            return text.startsWith("v1:") ? keys.length : -1;
        } catch (IllegalArgumentException notBase64) {
            return -1;
        }
    }
}
