package io.helpdeskroi.connector.rows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;

/**
 * The rows of a page, each read on its own: a row that breaks the vendor's format is set aside with its position and
 * field, and the rows after it are read all the same.
 *
 * @param values readable rows, in order
 * @param broken rows that could not be read
 */
@JsonDeserialize(using = Rows.Reader.class)
public record Rows<T>(List<T> values, List<Broken<T>> broken) {

    /**
     * A row that cannot be read.
     *
     * @param position its place in the page, from 0
     * @param field the field at fault
     * @param row what of it could be read; null where that is not even its id
     * @param before the last readable row before it; null where it is none
     * @param distance how many rows it comes after that one
     */
    public record Broken<T>(int position, String field, T row, T before, int distance) {
    }

    public Rows {
        values = List.copyOf(values);
        broken = List.copyOf(broken);
    }

    /** Rows that are all readable. */
    public static <T> Rows<T> of(List<T> values) {
        return new Rows<>(values, List.of());
    }

    /** Number of rows, readable or not. */
    public int size() {
        return values.size() + broken.size();
    }

    /** Reads an array row by row straight from the token stream. */
    static final class Reader extends JsonDeserializer<Rows<?>> implements ContextualDeserializer {

        private final JavaType type;

        Reader() {
            this(null);
        }

        private Reader(JavaType type) {
            this.type = type;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
                throws JsonMappingException {
            return new Reader(context.getContextualType().containedType(0));
        }

        @Override
        public Rows<?> deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.isExpectedStartArrayToken()) {
                return (Rows<?>) context.handleUnexpectedToken(Rows.class, json);
            }
            List<Object> values = new ArrayList<>();
            List<Broken<Object>> broken = new ArrayList<>();
            Faults faults = new Faults();
            ObjectReader row = Faults.READER.forType(type).withAttribute(Faults.class, faults);
            Object before = null;
            int distance = 0;
            JsonStreamContext array = json.getParsingContext();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                int position = array.getCurrentIndex();
                distance++;
                try {
                    Object read = json.currentToken() == JsonToken.START_OBJECT ? row.readValue(json)
                            : context.handleUnexpectedToken(Object.class, json);
                    Optional<String> fault = faults.take();
                    if (fault.isPresent()) {
                        broken.add(new Broken<>(position, fault.get(), read, before, distance));
                    } else {
                        values.add(read);
                    }
                    before = read;
                    distance = 0;
                } catch (JsonMappingException unreadable) {
                    if (unreadable.getCause() instanceof StreamReadException brokenPage) {
                        throw brokenPage;
                    }
                    faults.take();
                    broken.add(new Broken<>(position, field(unreadable), null, before, distance));
                    leaveRow(json, array);
                }
            }
            return new Rows<>(values, broken);
        }

        /** The parser stands somewhere inside the row: go on to its end. */
        private static void leaveRow(JsonParser json, JsonStreamContext array) throws IOException {
            while (json.getParsingContext() != array && json.nextToken() != null) {
                continue;
            }
        }

        private static String field(JsonMappingException unreadable) {
            StringBuilder path = new StringBuilder();
            for (JsonMappingException.Reference reference : unreadable.getPath()) {
                if (reference.getFieldName() != null) {
                    path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
                }
            }
            return path.isEmpty() ? "row" : path.toString();
        }
    }
}
