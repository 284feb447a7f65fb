package io.helpdeskroi.connector.spi;

/**
 * A connection's setting or credential that the vendor module refuses.
 */
public final class InvalidSettings extends RuntimeException {

    private final String field;
    private final String expected;

    public InvalidSettings(String field, String fault, String expected) {
        super(field + " " + fault + "; expected " + expected);
        this.field = field;
        this.expected = expected;
    }

    /** Path of the field in the connection's JSON, for example {@code settings.subdomain}. */
    public String field() {
        return field;
    }

    /** What would be right. */
    public String expected() {
        return expected;
    }
}
