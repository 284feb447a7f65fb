package io.helpdeskroi.contract;

import java.util.List;

/**
 * The answer to a batch: counts for all records, and a line for each one that was not stored or unchanged.
 *
 * @param stored count
 * @param unchanged count
 * @param stale count
 * @param rejected count
 * @param verdicts one per stale or rejected record, in order
 */
public record BatchReceipt(int stored, int unchanged, int stale, int rejected, List<RecordVerdict> verdicts) {

    public BatchReceipt {
        verdicts = Check.list(verdicts);
    }
}
