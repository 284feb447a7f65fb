package io.helpdeskroi.testsupport.connector;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

import io.helpdeskroi.contract.Batch;
import io.helpdeskroi.contract.BatchReceipt;
import io.helpdeskroi.contract.ContractJson;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.RecordVerdict;
import io.helpdeskroi.contract.Verdict;

/**
 * The memory of the stub metrics service.
 */
public final class Intake implements ResponseDefinitionTransformerV2 {

    static final String NAME = "intake";

    private static final ObjectMapper JSON = ContractJson.mapper();

    private final Map<String, FactRecord> facts = new LinkedHashMap<>();
    private final List<Received> batches = new ArrayList<>();
    private Predicate<FactRecord> rejected = record -> false;
    private int failures;
    private int failureStatus;
    private int receiptsToLose;
    private int bodyLimit = Integer.MAX_VALUE;
    private Consumer<Batch> beforeReceipt = batch -> {
    };

    /** A batch as it came, and what was done with it. */
    public record Received(Batch batch, BatchReceipt receipt, String encoding, String authorization) {
    }

    /** Forgets everything, and answers as it should. */
    public synchronized void reset() {
        facts.clear();
        batches.clear();
        rejected = record -> false;
        failures = 0;
        receiptsToLose = 0;
        bodyLimit = Integer.MAX_VALUE;
        beforeReceipt = batch -> {
        };
    }

    /** Does something after a batch was stored and before its receipt is sent. */
    public synchronized void beforeReceipt(Consumer<Batch> action) {
        beforeReceipt = action;
    }

    /** Rejects records, blaming the field {@code status}. */
    public synchronized void reject(Predicate<FactRecord> which) {
        rejected = which;
    }

    /** Fails the next requests before anything is stored. */
    public synchronized void failNext(int requests, int status) {
        failures = requests;
        failureStatus = status;
    }

    /** Stores the next batches but answers 503, as when the connection breaks after the commit. */
    public synchronized void loseReceipts(int requests) {
        receiptsToLose = requests;
    }

    /** Answers 413 to batches with more records. */
    public synchronized void limitBodies(int records) {
        bodyLimit = records;
    }

    /** The facts of one source by {@code entity/external-id}. */
    public synchronized Map<String, FactRecord> facts(String source) {
        Map<String, FactRecord> ofSource = new LinkedHashMap<>();
        facts.forEach((id, record) -> {
            if (record.id().source().equals(source)) {
                ofSource.put(id.substring(source.length() + 1), record);
            }
        });
        return ofSource;
    }

    /** The batches of one source that were stored, in order. */
    public synchronized List<Received> batches(String source) {
        return batches.stream().filter(received -> received.batch().source().id().equals(source)).toList();
    }

    /** The fact, if it has arrived. */
    public synchronized Optional<FactRecord> fact(String id) {
        return Optional.ofNullable(facts.get(id));
    }

    @Override
    public synchronized ResponseDefinition transform(ServeEvent event) {
        if (failures > 0) {
            failures--;
            return new ResponseDefinitionBuilder().withStatus(failureStatus).build();
        }
        Request request = event.getRequest();
        try {
            Batch batch = JSON.readValue(unpacked(request), Batch.class);
            if (batch.records().size() > bodyLimit) {
                return new ResponseDefinitionBuilder().withStatus(413).build();
            }
            BatchReceipt receipt = store(batch);
            batches.add(new Received(batch, receipt, request.getHeader("Content-Encoding"),
                    request.getHeader("Authorization")));
            beforeReceipt.accept(batch);
            if (receiptsToLose > 0) {
                receiptsToLose--;
                return new ResponseDefinitionBuilder().withStatus(503).build();
            }
            return new ResponseDefinitionBuilder().withStatus(200).withHeader("Content-Type", "application/json")
                    .withBody(JSON.writeValueAsString(receipt)).build();
        } catch (IOException failure) {
            return new ResponseDefinitionBuilder().withStatus(400).withBody(failure.getMessage()).build();
        }
    }

    private static byte[] unpacked(Request request) throws IOException {
        byte[] body = request.getBody();
        if (body.length > 1 && body[0] == (byte) 0x1f && body[1] == (byte) 0x8b) {
            try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
                return gzip.readAllBytes();
            }
        }
        return body;
    }

    private BatchReceipt store(Batch batch) {
        int[] counts = new int[Verdict.values().length];
        List<RecordVerdict> verdicts = new ArrayList<>();
        for (int index = 0; index < batch.records().size(); index++) {
            FactRecord record = batch.records().get(index);
            Verdict verdict = verdict(record);
            counts[verdict.ordinal()]++;
            if (verdict == Verdict.STORED) {
                facts.put(record.id().toString(), record);
            } else if (verdict == Verdict.REJECTED) {
                verdicts.add(new RecordVerdict(index, record.id().toString(), verdict, "status", "is not known here"));
            } else if (verdict == Verdict.STALE) {
                verdicts.add(new RecordVerdict(index, record.id().toString(), verdict, null, null));
            }
        }
        return new BatchReceipt(counts[Verdict.STORED.ordinal()], counts[Verdict.UNCHANGED.ordinal()],
                counts[Verdict.STALE.ordinal()], counts[Verdict.REJECTED.ordinal()], verdicts);
    }

    private Verdict verdict(FactRecord record) {
        FactRecord known = facts.get(record.id().toString());
        if (rejected.test(record)) {
            return Verdict.REJECTED;
        }
        if (known == null || record.sourceUpdatedAt().isAfter(known.sourceUpdatedAt())) {
            return Verdict.STORED;
        }
        if (record.sourceUpdatedAt().isBefore(known.sourceUpdatedAt())) {
            return Verdict.STALE;
        }
        return record.equals(known) ? Verdict.UNCHANGED : Verdict.STORED;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }
}
