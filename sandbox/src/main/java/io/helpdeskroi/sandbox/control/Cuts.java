package io.helpdeskroi.sandbox.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import io.helpdeskroi.sandbox.company.Chronicle;
import io.helpdeskroi.sandbox.company.Mark;

/**
 * Which records the cuts of the plan leave out: those between two marks of creation.
 */
@ApplicationScoped
public class Cuts {

    private final Instance<CountedRecords> records;
    private final Map<String, long[]> created = new HashMap<>();

    Cuts(@Any Instance<CountedRecords> records) {
        this.records = records;
    }

    /** How many records of a kind the plan leaves out. */
    public record Hidden(String vendor, String kind, long count) {
    }

    /** First and last mark that is left out. */
    private record Span(long first, long last, long count) {

        private static final Span NOTHING = new Span(0, -1, 0);

        private boolean holds(long mark) {
            return mark >= first && mark <= last;
        }
    }

    /** Whether a record of this kind and creation is left out. */
    boolean hides(FaultPlan.Fault fault, String vendor, String kind, long mark) {
        for (CountedRecords feed : records) {
            if (feed.vendor().equals(vendor) && feed.kind().equals(kind)) {
                return span(fault, feed).holds(mark);
            }
        }
        return false;
    }

    /** What a plan leaves out, by vendor and kind. */
    List<Hidden> hidden(FaultPlan plan) {
        List<Hidden> hidden = new ArrayList<>();
        for (CountedRecords feed : records) {
            plan.faults().stream().filter(fault -> fault.kind() == FaultPlan.Kind.CUT_RECORDS)
                    .filter(fault -> feed.path().contains(fault.path()))
                    .forEach(fault -> hidden.add(new Hidden(feed.vendor(), feed.kind(), span(fault, feed).count())));
        }
        return hidden;
    }

    private Span span(FaultPlan.Fault fault, CountedRecords feed) {
        long[] marks = created(feed);
        int first = fault.from() == null ? 0 : Chronicle.search(marks, floor(fault.from()));
        int end = fault.to() == null ? marks.length : Chronicle.search(marks, floor(fault.to()));
        if (fault.limit() != null && end - first > fault.limit()) {
            end = first + fault.limit();
        } else if (fault.to() != null && end > first) {
            return new Span(marks[first], floor(fault.to()) - 1, end - (long) first);
        }
        return end <= first ? Span.NOTHING : new Span(marks[first], marks[end - 1], end - (long) first);
    }

    private static long floor(Instant instant) {
        return Mark.floor(instant.getEpochSecond());
    }

    private synchronized long[] created(CountedRecords feed) {
        return created.computeIfAbsent(feed.vendor() + "/" + feed.kind(), any -> feed.created());
    }
}
