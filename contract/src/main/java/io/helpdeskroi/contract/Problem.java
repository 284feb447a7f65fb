package io.helpdeskroi.contract;

/**
 * An RFC 9457 problem: what was refused, which field, and what would be right.
 *
 * @param type URI reference naming the kind of problem, for example {@code urn:helpdeskroi:problem:invalid-field}
 * @param title short, the same for every problem of the type
 * @param status HTTP status
 * @param detail what is wrong here and what to do; optional
 * @param instance optional
 * @param field JSON name of the field at fault; optional
 * @param expected what would be right; optional
 */
public record Problem(String type, String title, int status, String detail, String instance, String field, String expected) {

    public Problem {
        Check.required(type, "type");
        Check.required(title, "title");
    }

    /** Media type of the JSON form. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A problem that blames one field of the request. */
    public static Problem ofField(int status, String field, String detail, String expected) {
        return new Problem("urn:helpdeskroi:problem:invalid-field", "A field is not acceptable", status, detail, null, field,
                expected);
    }

    /** A problem of the named kind; {@code kind} is the last part of its type. */
    public static Problem of(int status, String kind, String title, String detail) {
        return new Problem("urn:helpdeskroi:problem:" + kind, title, status, detail, null, null, null);
    }
}
