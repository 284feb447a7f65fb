package io.helpdeskroi.intercom;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;

import io.helpdeskroi.connector.rows.Mapped;
import io.helpdeskroi.connector.rows.OwnHost;
import io.helpdeskroi.connector.rows.Rows;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.VendorFailure;

/**
 * A page of any list of the vendor's, whatever it calls its rows.
 *
 * @param totalCount rows of the whole list; null where the vendor does not count
 */
record Listing(@JsonAlias( {
        "conversations", "tickets", "admins", "teams", "companies", "contacts" }) List<JsonNode> data,
        Long totalCount, Pages pages, String scrollParam){

    /** @param next null on the last page; an object with a cursor, or the address of the next page by number */
    record Pages(JsonNode next, Integer page, Integer totalPages) {
    }

    /** @throws VendorFailure.Protocol where the answer is no list */
    List<JsonNode> rows() {
        if (data == null) {
            throw new VendorFailure.Protocol("the answer is no list of the vendor's", null);
        }
        return data;
    }

    /** The cursor of the next page of a search; empty on the last one. */
    Optional<String> after(URI base) {
        JsonNode next = next(base);
        String after = next == null ? "" : next.path("starting_after").asText("");
        return after.isEmpty() ? Optional.empty() : Optional.of(after);
    }

    /** Whether a list in numbered pages goes on. */
    boolean hasNext(URI base) {
        return next(base) != null;
    }

    private JsonNode next(URI base) {
        JsonNode next = pages == null || pages.next() == null || pages.next().isNull() ? null : pages.next();
        OwnHost.require(base, next != null && next.isTextual() ? next.asText() : null);
        return next;
    }

    /** Maps rows one by one; what is wrong with one stays with it. */
    static List<MappedRecord> map(List<JsonNode> rows, Function<JsonNode, List<MappedRecord>> mapper) {
        List<Named> named = new ArrayList<>(rows.size());
        String before = "";
        int distance = 0;
        for (JsonNode row : rows) {
            String id = Field.text(row.path("id"));
            distance = id == null ? distance + 1 : 0;
            before = id == null ? before : id;
            named.add(new Named(id == null ? "[" + before + "+" + distance + "]" : id, row));
        }
        return Mapped.rows("rows", Rows.of(named), Named::id, row -> mapper.apply(row.row()));
    }

    /** A row and what a dead letter calls it: its id, or where it stands. */
    private record Named(String id, JsonNode row) {
    }
}
