package io.helpdeskroi.metrics.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.contract.BatchReceipt;
import io.helpdeskroi.contract.RecordVerdict;
import io.helpdeskroi.contract.Verdict;
import io.helpdeskroi.metrics.ingest.ReceivedBatch.Received;
import io.helpdeskroi.metrics.store.Database;
import io.helpdeskroi.metrics.store.Dictionaries;

/**
 * Takes in one batch: facts, derived observations and marks are written together or not at all, and sending the batch
 * again changes nothing.
 */
@ApplicationScoped
public class Ingest {

    private final Database database;
    private final ReferenceData reference;
    private final Dictionaries dictionaries;
    private final Clock clock;
    private final IngestMeters meters;

    Ingest(Database database, ReferenceData reference, Dictionaries dictionaries, Clock clock, IngestMeters meters) {
        this.database = database;
        this.reference = reference;
        this.dictionaries = dictionaries;
        this.clock = clock;
        this.meters = meters;
    }

    BatchReceipt accept(ReceivedBatch batch) {
        Verdict[] verdicts = new Verdict[batch.records().size() + batch.rejected().size()];
        batch.rejected().forEach(refused -> verdicts[refused.index()] = Verdict.REJECTED);
        Map<String, Received> newest = newest(batch, verdicts);
        database.inTransaction(connection -> {
            store(connection, batch, newest, verdicts);
            return null;
        });
        meters.batch(batch.source().id(), verdicts);
        return receipt(batch, verdicts);
    }

    private void store(Connection connection, ReceivedBatch batch, Map<String, Received> newest, Verdict[] verdicts)
            throws SQLException {
        new BatchWrite(connection, reference, dictionaries, clock, meters).write(batch, newest, verdicts);
    }

    /**
     * Of several records of one id in a batch, the one that stands at the end; the others get the verdict they would have
     * got one by one.
     */
    private static Map<String, Received> newest(ReceivedBatch batch, Verdict[] verdicts) {
        Map<String, Received> newest = new LinkedHashMap<>();
        for (Received received : batch.records()) {
            Received before = newest.get(received.fact().id());
            if (before == null || received.fact().version() > before.fact().version()
                    || received.fact().version() == before.fact().version()
                            && received.fact().hash() != before.fact().hash()) {
                newest.put(received.fact().id(), received);
                if (before != null) {
                    verdicts[before.index()] = Verdict.STORED;
                }
            } else {
                verdicts[received.index()] = received.fact().version() == before.fact().version() ? Verdict.UNCHANGED
                        : Verdict.STALE;
            }
        }
        return newest;
    }

    private static BatchReceipt receipt(ReceivedBatch batch, Verdict[] verdicts) {
        int[] counts = new int[Verdict.values().length];
        for (Verdict verdict : verdicts) {
            counts[verdict.ordinal()]++;
        }
        List<RecordVerdict> lines = new ArrayList<>(batch.rejected());
        for (Received received : batch.records()) {
            if (verdicts[received.index()] == Verdict.STALE) {
                lines.add(new RecordVerdict(received.index(), received.fact().id(), Verdict.STALE, null, null));
            }
        }
        lines.sort(Comparator.comparingInt(RecordVerdict::index));
        return new BatchReceipt(counts[Verdict.STORED.ordinal()], counts[Verdict.UNCHANGED.ordinal()],
                counts[Verdict.STALE.ordinal()], counts[Verdict.REJECTED.ordinal()], lines);
    }
}
