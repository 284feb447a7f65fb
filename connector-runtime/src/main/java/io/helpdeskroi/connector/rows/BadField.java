package io.helpdeskroi.connector.rows;

/**
 * A field of a row that a mapper cannot accept; the row becomes a dead letter and the feed goes on.
 */
public final class BadField extends RuntimeException {

    private final String field;
    private final String fault;

    public BadField(String field, String fault) {
        super(field + " " + fault);
        this.field = field;
        this.fault = fault;
    }

    /** Path of the field in the row. */
    public String field() {
        return field;
    }

    /** What is wrong and what was expected; never the value, which may be personal. */
    public String fault() {
        return fault;
    }
}
