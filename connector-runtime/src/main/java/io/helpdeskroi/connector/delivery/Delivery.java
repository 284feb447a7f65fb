package io.helpdeskroi.connector.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.helpdeskroi.connector.ConnectorConfig;
import io.helpdeskroi.contract.Batch;
import io.helpdeskroi.contract.BatchReceipt;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.RecordVerdict;
import io.helpdeskroi.contract.Source;
import io.helpdeskroi.contract.Verdict;

/**
 * Brings facts to the metrics service: in batches, again after passing failures, and with a verdict on each record.
 */
@ApplicationScoped
public class Delivery {

    private final MetricsClient metrics;
    private final ObjectMapper json;
    private final int batchSize;
    private final int attempts;
    private final Backoff backoff;
    private final RandomGenerator random = RandomGenerator.getDefault();

    Delivery(@RestClient MetricsClient metrics, ObjectMapper json, ConnectorConfig config) {
        this.metrics = metrics;
        this.json = json;
        this.batchSize = Math.min(config.delivery().batchSize(), Batch.MAX_RECORDS);
        this.attempts = config.delivery().attempts();
        this.backoff = new Backoff(config.poll().backoff(), config.poll().backoffLimit());
    }

    /**
     * Delivers a page. Its high-water mark goes with the last batch, so that it never says more than has arrived.
     *
     * @throws DeliveryFailure when not everything was taken; what was may be delivered again
     */
    public Delivered deliver(Source source, String stream, Optional<Instant> highWaterMark, List<FactRecord> records,
            Pauses pauses) {
        if (records.isEmpty() && highWaterMark.isEmpty()) {
            return Delivered.NOTHING;
        }
        Delivered delivered = Delivered.NOTHING;
        for (int from = 0; from == 0 || from < records.size(); from += batchSize) {
            int to = Math.min(from + batchSize, records.size());
            Instant mark = to == records.size() ? highWaterMark.orElse(null) : null;
            delivered = delivered.plus(deliver(new Batch(source, stream, mark, records.subList(from, to)), pauses));
        }
        return delivered;
    }

    private Delivered deliver(Batch batch, Pauses pauses) {
        for (int attempt = 1;; attempt++) {
            try {
                return send(batch, pauses);
            } catch (DeliveryFailure failure) {
                Duration pause = failure.retryAfter().orElseGet(() -> Duration.ZERO)
                        .plus(backoff.pause(attempt, random));
                if (!failure.isPassing() || attempt >= attempts || !pauses.pause(pause)) {
                    throw failure;
                }
            }
        }
    }

    private Delivered send(Batch batch, Pauses pauses) {
        try (Response answer = post(batch)) {
            int status = answer.getStatus();
            if (status >= 200 && status < 300) {
                return read(batch, answer.readEntity(BatchReceipt.class));
            }
            if (status == 413) {
                return split(batch, pauses);
            }
            String message = "the metrics service answered " + status;
            if (status == 400 || status == 415 || status == 422) {
                throw DeliveryFailure.lasting(message + " to a batch of stream " + batch.stream());
            }
            throw DeliveryFailure.passing(message, retryAfter(answer), null);
        }
    }

    private Response post(Batch batch) {
        byte[] body = compressed(batch);
        try {
            return metrics.deliver("gzip", new PackedBatch(body));
        } catch (RuntimeException failure) {
            Throwable root = failure;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            throw DeliveryFailure.passing("the metrics service cannot be reached (" + root.getClass().getSimpleName() + ")",
                    Optional.empty(), failure);
        }
    }

    /** Too large for the service's body limit: two halves may pass; a single record that does not is refused for good. */
    private Delivered split(Batch batch, Pauses pauses) {
        int size = batch.records().size();
        if (size <= 1) {
            return new Delivered(0, 0, 0, batch.records().stream()
                    .map(record -> new Delivered.Rejection(record, null, "the record alone is larger than a body may be"))
                    .toList());
        }
        Batch first = new Batch(batch.source(), batch.stream(), null, batch.records().subList(0, size / 2));
        Batch second = new Batch(batch.source(), batch.stream(), batch.highWaterMark(),
                batch.records().subList(size / 2, size));
        return deliver(first, pauses).plus(deliver(second, pauses));
    }

    private static Delivered read(Batch batch, BatchReceipt receipt) {
        List<Delivered.Rejection> rejections = new ArrayList<>();
        for (RecordVerdict verdict : receipt.verdicts()) {
            if (verdict.verdict() == Verdict.REJECTED) {
                if (verdict.index() < 0 || verdict.index() >= batch.records().size()) {
                    throw DeliveryFailure.lasting("the metrics service rejected a record that the batch does not have");
                }
                rejections.add(new Delivered.Rejection(batch.records().get(verdict.index()), verdict.field(),
                        verdict.reason() == null ? "rejected without a reason" : verdict.reason()));
            }
        }
        int told = receipt.stored() + receipt.unchanged() + receipt.stale() + receipt.rejected();
        if (told != batch.records().size() || rejections.size() != receipt.rejected()) {
            throw DeliveryFailure.lasting("the metrics service gave " + told + " verdicts on " + batch.records().size()
                    + " records");
        }
        return new Delivered(receipt.stored(), receipt.unchanged(), receipt.stale(), rejections);
    }

    private static Optional<Duration> retryAfter(Response answer) {
        String seconds = answer.getHeaderString("Retry-After");
        boolean readable = seconds != null && seconds.matches("\\d{1,4}");
        return readable ? Optional.of(Duration.ofSeconds(Long.parseLong(seconds))) : Optional.empty();
    }

    private byte[] compressed(Batch batch) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            json.writeValue(gzip, batch);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }
}
