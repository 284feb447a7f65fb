package io.helpdeskroi.contract;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The deterministic id of a fact, {@code source/entity/external-id}, for example
 * {@code acme-zendesk/interaction/ticket:501}. The same vendor row always has the same id, so a page read twice changes
 * nothing; nothing a vendor has identified ever gets a random id.
 * <p>
 * A class and not a record because ids are compared and printed for every fact: it keeps its text.
 */
public final class FactId implements Comparable<FactId> {

    private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern EXTERNAL_ID = Pattern.compile("[^\\s\\p{Cntrl}]{1,200}");

    private final String source;
    private final Entity entity;
    private final String externalId;
    private final String text;

    private FactId(String source, Entity entity, String externalId, String text) {
        if (source == null || !SOURCE.matcher(source).matches()) {
            throw new InvalidFactException("id", "has the source '" + source + "'",
                    "1 to 63 lower-case letters, digits and dashes, starting with a letter or digit");
        }
        Check.required(entity, "id");
        if (externalId == null || !EXTERNAL_ID.matcher(externalId).matches()) {
            throw new InvalidFactException("id", "has an unusable external id",
                    "1 to 200 characters without white space or control characters");
        }
        this.source = source;
        this.entity = entity;
        this.externalId = externalId;
        this.text = text == null ? source + '/' + entity.wire() + '/' + externalId : text;
    }

    public static FactId of(String source, Entity entity, String externalId) {
        return new FactId(source, entity, externalId, null);
    }

    @JsonCreator
    public static FactId parse(String text) {
        int first = text == null ? -1 : text.indexOf('/');
        int second = first < 0 ? -1 : text.indexOf('/', first + 1);
        if (second < 0) {
            throw new InvalidFactException("id", "is '" + text + "'", "source/entity/external-id");
        }
        return new FactId(text.substring(0, first), Entity.ofWire(text.substring(first + 1, second)),
                text.substring(second + 1), text);
    }

    /** Slug of the delivering source (one vendor account). */
    public String source() {
        return source;
    }

    /** Kind of the fact. */
    public Entity entity() {
        return entity;
    }

    /** The vendor's id with a prefix for the kind of object, 1 to 200 characters without white space. */
    public String externalId() {
        return externalId;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FactId id && text.equals(id.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }

    @Override
    public int compareTo(FactId other) {
        return text.compareTo(other.text);
    }
}
