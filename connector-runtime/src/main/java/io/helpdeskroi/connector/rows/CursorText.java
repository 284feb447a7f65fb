package io.helpdeskroi.connector.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.contract.ContractJson;

/**
 * Positions in feeds as the JSON text of their cursors.
 */
public final class CursorText {

    private static final ObjectMapper JSON = ContractJson.mapper();

    private CursorText() {
    }

    /** The cursor that holds a position. */
    public static Cursor of(Record position) {
        try {
            return new Cursor(JSON.writeValueAsString(position));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The stored position, or {@code first} on the very first page. */
    public static <T extends Record> T read(FetchContext context, Class<T> type, T first) {
        if (context.cursor().isEmpty()) {
            return first;
        }
        try {
            return JSON.readValue(context.cursor().get().text(), type);
        } catch (JsonProcessingException unreadable) {
            throw new VendorFailure.Protocol("the stored cursor is not one of this feed's", unreadable);
        }
    }
}
