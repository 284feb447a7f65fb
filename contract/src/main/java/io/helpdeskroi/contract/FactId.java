package io.helpdeskroi.contract;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The deterministic id of a fact, {@code source/entity/external-id}, for example
 * {@code acme-zendesk/interaction/ticket:501}. The same vendor row always has the same id, so a page read twice changes
 * nothing; nothing a vendor has identified ever gets a random id.
 *
 * @param source slug of the delivering source (one vendor account), {@code [a-z0-9][a-z0-9-]*}, at most 63 characters
 * @param entity kind of the fact
 * @param externalId the vendor's id with a prefix for the kind of object, 1 to 200 characters without white space
 */
public record FactId(String source, Entity entity, String externalId) implements Comparable<FactId> {

    private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern EXTERNAL_ID = Pattern.compile("[^\\s\\p{Cntrl}]{1,200}");

    public FactId {
        if (source == null || !SOURCE.matcher(source).matches()) {
            throw new InvalidFactException("id", "has the source '" + source + "'",
                    "1 to 63 lower-case letters, digits and dashes, starting with a letter or digit");
        }
        Check.required(entity, "id");
        if (externalId == null || !EXTERNAL_ID.matcher(externalId).matches()) {
            throw new InvalidFactException("id", "has an unusable external id",
                    "1 to 200 characters without white space or control characters");
        }
    }

    public static FactId of(String source, Entity entity, String externalId) {
        return new FactId(source, entity, externalId);
    }

    @JsonCreator
    public static FactId parse(String text) {
        int first = text == null ? -1 : text.indexOf('/');
        int second = first < 0 ? -1 : text.indexOf('/', first + 1);
        if (second < 0) {
            throw new InvalidFactException("id", "is '" + text + "'", "source/entity/external-id");
        }
        return new FactId(text.substring(0, first), Entity.ofWire(text.substring(first + 1, second)),
                text.substring(second + 1));
    }

    @JsonValue
    @Override
    public String toString() {
        return source + '/' + entity.wire() + '/' + externalId;
    }

    @Override
    public int compareTo(FactId other) {
        return toString().compareTo(other.toString());
    }
}
