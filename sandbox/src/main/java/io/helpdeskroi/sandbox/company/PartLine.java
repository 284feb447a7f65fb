package io.helpdeskroi.sandbox.company;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a conversation or ticket while its life is being written, each at a second of its own.
 */
final class PartLine {

    private final List<Part> parts = new ArrayList<>(12);
    private long now;

    PartLine(long createdAt) {
        this.now = createdAt;
    }

    long now() {
        return now;
    }

    /** Adds a part at {@code at}, or just after the part before it. */
    PartLine add(long at, String type, long author, String body, long assignedTo, String detail) {
        now = Math.max(at, now + 1);
        parts.add(new Part(parts.size(), now, type, author, body, assignedTo, detail));
        return this;
    }

    PartLine add(long at, String type, long author, String body) {
        return add(at, type, author, body, 0, "");
    }

    PartLine assign(long at, long author, long to, String body) {
        return add(at, "assignment", author, body, to, "");
    }

    /** Late in the year everything is finished at once. */
    long settle(long at, Dice dice) {
        return at <= Calendar.SETTLE ? at : Math.max(now, Math.min(at, Calendar.SETTLE)) + 300 + dice.below(3_000);
    }

    /** Forgets every part from {@code at} on. */
    void cutFrom(long at) {
        parts.removeIf(part -> part.at() >= at);
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }
}
