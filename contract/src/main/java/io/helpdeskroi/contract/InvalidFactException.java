package io.helpdeskroi.contract;

import java.util.Objects;

/**
 * A value that the contract refuses: which field, what is wrong with it, and what would be right.
 */
public final class InvalidFactException extends IllegalArgumentException {

    private final String field;
    private final String fault;
    private final String expected;

    public InvalidFactException(String field, String fault, String expected) {
        super(field + " " + fault + "; expected " + expected);
        this.field = Objects.requireNonNull(field);
        this.fault = fault;
        this.expected = expected;
    }

    /** JSON name of the refused field, for example {@code ended_at}. */
    public String field() {
        return field;
    }

    /** What is wrong, without the value where the value may be personal. */
    public String fault() {
        return fault;
    }

    /** What would have been accepted. */
    public String expected() {
        return expected;
    }
}
