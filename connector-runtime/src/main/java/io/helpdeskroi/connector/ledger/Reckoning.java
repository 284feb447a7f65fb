package io.helpdeskroi.connector.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.helpdeskroi.contract.Period;

/**
 * Compares the counts of a window, and where they differ, those of the windows within it, so that a difference is told
 * with the narrowest window it can be seen in. A loss and a surplus that cancel each other within a window that agrees are
 * not seen; re-walks look for those.
 */
final class Reckoning {

    private final Counts counts;
    private final Duration grain;
    private int calls;

    /** Both sides' counts of what was created in a window. */
    interface Counts {
        long vendor(Period window);

        long ours(Period window);
    }

    /** A window with both counts. */
    record Line(Period window, long vendorCount, long ourCount) {

        boolean agrees() {
            return vendorCount == ourCount;
        }

        boolean isSurplus() {
            return ourCount > vendorCount;
        }
    }

    /** @param calls how often the vendor may be asked; once they are used up, differences stay as wide as they are */
    Reckoning(Counts counts, Duration grain, int calls) {
        this.counts = counts;
        this.grain = grain;
        this.calls = calls;
    }

    /** Whether the vendor may be asked once more. */
    boolean canAsk() {
        return calls > 0;
    }

    /**
     * Lines that cover the window without gaps, oldest first. Where the count is called off, lines stay as wide as they are:
     * a month that takes longer than its run gets on from one to the next.
     *
     * @throws CalledOff before the window itself was counted
     */
    List<Line> reckon(Period window) {
        return joined(narrowed(line(window)));
    }

    /**
     * The same lines after a surplus was looked into: with our counts as they are now, and the vendor's too where ours have
     * fallen below it, since what fell may have fallen there as well.
     */
    List<Line> recounted(List<Line> lines) {
        return joined(lines.stream().map(line -> line.isSurplus() ? recounted(line) : line).toList());
    }

    private Line recounted(Line line) {
        long ours = counts.ours(line.window());
        try {
            return ours < line.vendorCount() ? line(line.window()) : new Line(line.window(), line.vendorCount(), ours);
        } catch (CalledOff unfinished) {
            return line;
        }
    }

    private List<Line> narrowed(Line line) {
        List<Period> parts = line.agrees() ? List.of() : Windows.within(line.window(), grain);
        if (parts.isEmpty() || parts.size() > calls) {
            return List.of(line);
        }
        List<Line> counted;
        try {
            counted = parts.stream().map(this::line).toList();
        } catch (CalledOff unfinished) {
            return List.of(line);
        }
        List<Line> lines = new ArrayList<>();
        counted.forEach(part -> lines.addAll(narrowed(part)));
        return lines;
    }

    private Line line(Period window) {
        calls--;
        return new Line(window, counts.vendor(window), counts.ours(window));
    }

    /** Neighbours that agree become one line. */
    private static List<Line> joined(List<Line> lines) {
        List<Line> joined = new ArrayList<>();
        for (Line line : lines) {
            Line last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && last.agrees() && line.agrees()) {
                joined.set(joined.size() - 1, new Line(new Period(last.window().from(), line.window().to()),
                        last.vendorCount() + line.vendorCount(), last.ourCount() + line.ourCount()));
            } else {
                joined.add(line);
            }
        }
        return joined;
    }
}
