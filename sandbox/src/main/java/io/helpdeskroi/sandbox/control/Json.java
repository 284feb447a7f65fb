package io.helpdeskroi.sandbox.control;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The vendors' JSON, which keeps nulls and knows nothing of our contract.
 */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {
    }

    /** An object of alternating names and values. */
    public static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>(namesAndValues.length);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    public static Response ok(Map<String, Object> body) {
        return Response.ok(bytes(body), MediaType.APPLICATION_JSON_TYPE).build();
    }

    /** An answer that is no success. */
    public static Response answer(int status, Map<String, Object> body) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(bytes(body)).build();
    }

    public static byte[] bytes(Map<String, Object> body) {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** ISO 8601 in UTC; null for 0, which stands for never. */
    public static String time(long epochSecond) {
        return epochSecond == 0 ? null : Instant.ofEpochSecond(epochSecond).toString();
    }

    /** With milliseconds, as the newer interfaces write it. */
    public static String preciseTime(long epochSecond) {
        return epochSecond == 0 ? null : time(epochSecond).replace("Z", ".000Z");
    }

    /** Null for 0, which stands for none. */
    public static Long id(long id) {
        return id == 0 ? null : id;
    }
}
