package io.helpdeskroi.metrics.time;

import java.util.Arrays;

/**
 * Opening intervals in time order, disjoint, with the running sum of their lengths. Milliseconds since the epoch.
 */
final class Openings {

    private final long[] starts;
    private final long[] ends;
    /** Sum of the lengths of all intervals before this one. */
    private final long[] sums;
    private final long total;

    private Openings(long[] starts, long[] ends) {
        this.starts = starts;
        this.ends = ends;
        this.sums = new long[starts.length];
        long sum = 0;
        for (int i = 0; i < starts.length; i++) {
            sums[i] = sum;
            sum += ends[i] - starts[i];
        }
        this.total = sum;
    }

    long total() {
        return total;
    }

    /** Open milliseconds before the instant. */
    long before(long at) {
        int last = Arrays.binarySearch(starts, at);
        if (last < 0) {
            last = -last - 2;
        }
        return last < 0 ? 0 : sums[last] + Math.min(at, ends[last]) - starts[last];
    }

    boolean contains(long at) {
        int last = Arrays.binarySearch(starts, at);
        if (last < 0) {
            last = -last - 2;
        }
        return last >= 0 && at < ends[last];
    }

    /** The earliest instant before which this many milliseconds are open; {@code 0 < openMs <= total()}. */
    long reached(long openMs) {
        int next = Arrays.binarySearch(sums, openMs);
        int interval = next >= 0 ? next - 1 : -next - 2;
        return starts[interval] + openMs - sums[interval];
    }

    /** Collects intervals that arrive in time order; touching ones become one. */
    static final class Collector {

        private long[] starts = new long[64];
        private long[] ends = new long[64];
        private int size;

        void add(long start, long end) {
            if (end <= start) {
                return;
            }
            if (size > 0 && ends[size - 1] == start) {
                ends[size - 1] = end;
                return;
            }
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, size * 2);
                ends = Arrays.copyOf(ends, size * 2);
            }
            starts[size] = start;
            ends[size++] = end;
        }

        boolean isEmpty() {
            return size == 0;
        }

        long lastEnd() {
            return ends[size - 1];
        }

        Openings openings() {
            return new Openings(Arrays.copyOf(starts, size), Arrays.copyOf(ends, size));
        }
    }
}
