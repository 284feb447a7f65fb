package io.helpdeskroi.sandbox.company;

/**
 * An entry of a chronicle packed into one number that sorts by time, then by contact, then by part: what happened can be
 * told again from the contact's number.
 */
public final class Mark {

    private static final int PART_BITS = 8;
    private static final int CONTACT_BITS = 21;

    private Mark() {
    }

    /** The mark of contact {@code k}'s thing number {@code part}, below 256, at an epoch second of the history. */
    public static long of(long at, int k, int part) {
        return (at - Calendar.START + 1 << CONTACT_BITS | k) << PART_BITS | part;
    }

    /** The first mark that could stand at this epoch second. */
    public static long floor(long at) {
        return Math.max(0, at - Calendar.START + 1) << CONTACT_BITS + PART_BITS;
    }

    /** The mark just after every mark of contact {@code k} at {@code at}. */
    public static long after(long at, int k) {
        return of(Math.max(at, Calendar.START - 1), k, (1 << PART_BITS) - 1) + 1;
    }

    /** Epoch second. */
    public static long at(long mark) {
        return (mark >>> CONTACT_BITS + PART_BITS) + Calendar.START - 1;
    }

    /** Number of the contact. */
    public static int contact(long mark) {
        return (int) (mark >>> PART_BITS) & (1 << CONTACT_BITS) - 1;
    }

    /** Which of the contact's things of the kind. */
    public static int part(long mark) {
        return (int) mark & (1 << PART_BITS) - 1;
    }
}
