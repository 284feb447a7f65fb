package io.helpdeskroi.metrics.fact;

import java.util.List;

/**
 * The unit of derivation: all interactions connected by merges, whoever their customers are and in either direction
 * ({@code mergedIntoId} of the rows and {@code MERGED} events, undone merges included). Most families have one member.
 */
public record MergeFamily(List<CaseFile> cases) {

    public MergeFamily {
        cases = List.copyOf(cases);
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("a merge family has at least one case");
        }
    }

    public static MergeFamily of(CaseFile... cases) {
        return new MergeFamily(List.of(cases));
    }
}
