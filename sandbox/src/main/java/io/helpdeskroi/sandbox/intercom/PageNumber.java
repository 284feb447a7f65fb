package io.helpdeskroi.sandbox.intercom;

import java.util.Map;
import java.util.stream.LongStream;

import io.helpdeskroi.sandbox.control.Json;

/**
 * Lists that are walked by the number of the page; the next one is named by its address.
 */
final class PageNumber {

    private PageNumber() {
    }

    /** A number from 1 to {@code most}. */
    static int read(String text, int otherwise, int most) {
        return text == null || !text.matches("[0-9]{1,9}") ? otherwise : Math.max(1, Math.min(most, Integer.parseInt(text)));
    }

    static long[] rows(long[] ascending, boolean descending, int page, int size) {
        long first = (page - 1L) * size;
        return LongStream.range(first, Math.min(ascending.length, first + size))
                .map(i -> ascending[(int) (descending ? ascending.length - 1 - i : i)]).toArray();
    }

    static Map<String, Object> pages(WorkspaceRequest request, String path, int page, int size, int total, String kept) {
        int pages = (total + size - 1) / size;
        return Json.object("type", "pages", "page", page, "per_page", size, "total_pages", pages, "next",
                page < pages ? request.next(path + "?page=" + (page + 1) + "&per_page=" + size + kept) : null);
    }
}
