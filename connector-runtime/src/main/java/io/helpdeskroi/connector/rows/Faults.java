package io.helpdeskroi.connector.rows;

import java.io.IOException;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;

import io.helpdeskroi.contract.ContractJson;

/**
 * Fields of a row whose value has another type than the vendor documents: they are noted and left out, so that the rest of
 * the row, above all its id, can be read. A dead letter named by its id is the same letter whichever page the row comes in.
 */
final class Faults {

    /** Reads rows; the one who reads gives it these faults as an attribute. */
    static final ObjectReader READER = ContractJson.mapper().addHandler(new Noting()).reader();

    private String first;

    /** The first field at fault since this was last asked. */
    Optional<String> take() {
        Optional<String> field = Optional.ofNullable(first);
        first = null;
        return field;
    }

    private void note(JsonParser json) {
        if (first == null) {
            String name = json.currentToken() == JsonToken.START_OBJECT || json.currentToken() == JsonToken.START_ARRAY
                    ? json.getParsingContext().getParent().getCurrentName()
                    : json.getParsingContext().getCurrentName();
            first = name == null ? "row" : name;
        }
    }

    /** Primitive values stay errors: the id is one, and no id is better than a wrong one. */
    private static final class Noting extends DeserializationProblemHandler {

        @Override
        public Object handleWeirdStringValue(DeserializationContext context, Class<?> target, String value, String problem)
                throws IOException {
            return left(context, context.getParser(), target);
        }

        @Override
        public Object handleWeirdNumberValue(DeserializationContext context, Class<?> target, Number value, String problem)
                throws IOException {
            return left(context, context.getParser(), target);
        }

        @Override
        public Object handleUnexpectedToken(DeserializationContext context, JavaType target, JsonToken token, JsonParser json,
                String problem) throws IOException {
            Object left = left(context, json, target.getRawClass());
            if (left == null) {
                json.skipChildren();
            }
            return left;
        }

        private static Object left(DeserializationContext context, JsonParser json, Class<?> target) {
            if (target.isPrimitive() || !(context.getAttribute(Faults.class) instanceof Faults faults)) {
                return NOT_HANDLED;
            }
            faults.note(json);
            return null;
        }
    }
}
