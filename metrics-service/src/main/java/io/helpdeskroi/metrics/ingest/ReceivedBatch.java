package io.helpdeskroi.metrics.ingest;

import java.time.Instant;
import java.util.List;

import io.helpdeskroi.contract.RecordVerdict;
import io.helpdeskroi.contract.Source;
import io.helpdeskroi.metrics.store.StoredFact;

/**
 * A batch as read: what can be stored, and what was refused.
 *
 * @param highWaterMark optional
 */
record ReceivedBatch(Source source, String stream, Instant highWaterMark, List<Received> records,
        List<RecordVerdict> rejected) {

    /** A readable record and its position in the batch. */
    record Received(int index, StoredFact fact) {
    }
}
