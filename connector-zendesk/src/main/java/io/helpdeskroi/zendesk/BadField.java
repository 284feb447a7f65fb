package io.helpdeskroi.zendesk;

/**
 * A field of a row that a mapper cannot accept; the row becomes a dead letter and the feed goes on.
 */
final class BadField extends RuntimeException {

    private final String field;
    private final String fault;

    BadField(String field, String fault) {
        super(field + " " + fault);
        this.field = field;
        this.fault = fault;
    }

    String field() {
        return field;
    }

    /** What is wrong and what was expected; never the value, which may be personal. */
    String fault() {
        return fault;
    }
}
