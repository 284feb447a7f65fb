package io.helpdeskroi.metrics.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;

import io.helpdeskroi.contract.ContractJson;
import io.helpdeskroi.contract.Fact;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.InvalidFactException;
import io.helpdeskroi.metrics.fact.InteractionFacts;
import io.helpdeskroi.metrics.store.StoredFact;

/**
 * The stored JSON of facts: one text per content, whatever the order or spelling the sender chose.
 */
final class FactJson {

    static final ObjectMapper MAPPER = ContractJson.mapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private static final ObjectWriter WRITER = MAPPER.writerFor(Fact.class);
    private static final ObjectReader READER = MAPPER.readerFor(Fact.class);
    private static final ObjectWriter FACTS_WRITER = MAPPER.writerFor(InteractionFacts.class);
    private static final ObjectReader FACTS_READER = MAPPER.readerFor(InteractionFacts.class);

    private FactJson() {
    }

    static StoredFact store(FactRecord record) {
        byte[] body;
        try {
            body = WRITER.writeValueAsBytes(record.fact());
        } catch (IOException notText) {
            throw new InvalidFactException("fact", "has a text that is not valid Unicode", "text without lone surrogates");
        }
        if (hasNul(body)) {
            throw new InvalidFactException("fact", "has a text with the character NUL", "text without control character 0");
        }
        return new StoredFact(record, body, hash(body));
    }

    static Fact read(String body) {
        try {
            return READER.readValue(body);
        } catch (IOException broken) {
            throw new IllegalStateException("a stored fact cannot be read", broken);
        }
    }

    static String write(InteractionFacts facts) {
        try {
            return FACTS_WRITER.writeValueAsString(facts);
        } catch (IOException broken) {
            throw new IllegalStateException("derived facts cannot be written", broken);
        }
    }

    static InteractionFacts readFacts(String text) {
        try {
            return FACTS_READER.readValue(text);
        } catch (IOException broken) {
            throw new IllegalStateException("derived facts cannot be read", broken);
        }
    }

    /** JSON writes the character as backslash, u, 0000; a doubled backslash before the u is plain text. */
    private static boolean hasNul(byte[] json) {
        for (int i = 0; i + 5 < json.length; i++) {
            if (json[i] == '\\') {
                if (json[i + 1] == 'u' && json[i + 2] == '0' && json[i + 3] == '0' && json[i + 4] == '0'
                        && json[i + 5] == '0') {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static long hash(byte[] body) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(body)).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
