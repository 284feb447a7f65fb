package io.helpdeskroi.sandbox.company;

/**
 * What the initiative really does to a contact, from its first day on: first responses in a bit over half the time, fewer
 * reopens, happier customers, shorter queues. The truth an effect estimate should find.
 *
 * @param responseTime factor on first response times
 * @param reopen probability that a solved ticket is reopened
 * @param satisfaction probability that a rating is good
 * @param queueMedian median seconds in the telephone queue
 */
public record Effect(double responseTime, double reopen, double satisfaction, double queueMedian) {

    /** Before the initiative. */
    public static final Effect BEFORE = new Effect(1.0, 0.14, 0.76, 17);
    /** From its first day on. */
    public static final Effect SINCE = new Effect(0.55, 0.08, 0.85, 11);

    /** What holds for contacts that begin at this epoch second. */
    public static Effect at(long at) {
        return at < Calendar.INITIATIVE ? BEFORE : SINCE;
    }
}
