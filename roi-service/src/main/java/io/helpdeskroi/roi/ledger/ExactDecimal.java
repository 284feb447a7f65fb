package io.helpdeskroi.roi.ledger;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;

import io.helpdeskroi.contract.InvalidFactException;

/**
 * Decimals as JSON strings. A JSON number is refused: many clients write numbers through binary floating point, and a sum
 * of money that went that way is no longer the one that was meant.
 */
final class ExactDecimal {

    private static final Pattern FORM = Pattern.compile("-?\\d{1,18}(\\.\\d{1,12})?");

    private ExactDecimal() {
    }

    static final class Reader extends StdDeserializer<BigDecimal> {

        Reader() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String expected = "a decimal as a JSON string, such as \"123.45\"";
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw new InvalidFactException(json.currentName(), "is not a string", expected);
            }
            if (!FORM.matcher(json.getText()).matches()) {
                throw new InvalidFactException(json.currentName(), "is no plain decimal", expected);
            }
            return new BigDecimal(json.getText());
        }
    }

    static final class Writer extends StdSerializer<BigDecimal> {

        Writer() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.toPlainString());
        }
    }
}
