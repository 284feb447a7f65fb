package io.helpdeskroi.metrics.ingest;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;

import io.helpdeskroi.contract.Batch;
import io.helpdeskroi.contract.ContractJson;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.InvalidFactException;
import io.helpdeskroi.contract.Problem;
import io.helpdeskroi.contract.RecordVerdict;
import io.helpdeskroi.contract.Source;
import io.helpdeskroi.contract.Verdict;
import io.helpdeskroi.metrics.store.Micros;
import io.helpdeskroi.rest.ProblemException;

/**
 * Reads a batch: the envelope strictly, each record by itself, so that one bad record costs only itself. A batch is read
 * from memory, and a record is the stretch of bytes between its braces.
 */
final class BatchReader {

    private static final ObjectReader RECORD = FactJson.MAPPER.readerFor(FactRecord.class);

    private final byte[] body;
    private Source source;
    private String stream;
    private Instant highWaterMark;
    private List<int[]> records;

    private BatchReader(byte[] body) {
        this.body = body;
    }

    static ReceivedBatch read(byte[] body) throws IOException {
        BatchReader reader = new BatchReader(body);
        reader.envelope();
        Batch envelope = new Batch(reader.source, reader.stream, reader.highWaterMark, List.of());
        if (reader.records == null) {
            throw new InvalidFactException("records", "is missing", "a list of at most " + Batch.MAX_RECORDS + " records");
        }
        return reader.records(envelope);
    }

    private void envelope() throws IOException {
        try (JsonParser json = FactJson.MAPPER.getFactory().createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidFactException("batch", "is not a JSON object", "an object with source, stream and records");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "source" -> source = value(json, "source", Source.class);
                    case "stream" -> stream = value(json, "stream", String.class);
                    case "high_water_mark" -> highWaterMark = value(json, "high_water_mark", Instant.class);
                    case "records" -> slice(json);
                    default -> json.skipChildren();
                }
            }
        }
        if (highWaterMark != null && !Micros.storable(highWaterMark)) {
            throw new InvalidFactException("high_water_mark", "is out of range", "an instant of the years 1 to 9999");
        }
    }

    private static <T> T value(JsonParser json, String field, Class<T> type) throws IOException {
        try {
            return json.currentToken() == JsonToken.VALUE_NULL ? null : FactJson.MAPPER.readValue(json, type);
        } catch (JsonMappingException unreadable) {
            InvalidFactException refusal = ContractJson.refusal(unreadable);
            throw new InvalidFactException("fact".equals(refusal.field()) ? field : field + '.' + refusal.field(),
                    refusal.fault(), refusal.expected());
        }
    }

    private void slice(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new InvalidFactException("records", "is not a list", "a list of records");
        }
        records = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            int start = (int) json.currentTokenLocation().getByteOffset();
            boolean object = json.currentToken() == JsonToken.START_OBJECT;
            json.skipChildren();
            json.finishToken();
            records.add(object ? new int[] { start, (int) json.currentLocation().getByteOffset() - start } : null);
            if (records.size() > Batch.MAX_RECORDS) {
                throw new ProblemException(Problem.ofField(413, "records", "records has more entries than one batch may have",
                        "at most " + Batch.MAX_RECORDS));
            }
        }
    }

    private ReceivedBatch records(Batch envelope) {
        List<ReceivedBatch.Received> received = new ArrayList<>(records.size());
        List<RecordVerdict> rejected = new ArrayList<>();
        for (int index = 0; index < records.size(); index++) {
            try {
                received.add(new ReceivedBatch.Received(index, FactJson.store(record(records.get(index)))));
            } catch (InvalidFactException refusal) {
                rejected.add(new RecordVerdict(index, id(records.get(index)), Verdict.REJECTED, refusal.field(),
                        refusal.getMessage()));
            }
        }
        return new ReceivedBatch(envelope.source(), envelope.stream(), envelope.highWaterMark(), received, rejected);
    }

    private FactRecord record(int[] place) {
        if (place == null) {
            throw new InvalidFactException("record", "is not an object", "an object with id, source_updated_at and fact");
        }
        FactRecord record;
        try {
            record = RECORD.readValue(body, place[0], place[1]);
        } catch (JsonMappingException unreadable) {
            throw ContractJson.refusal(unreadable);
        } catch (IOException unreadable) {
            throw new InvalidFactException("record", "cannot be read", "a record of the contract");
        }
        if (!record.id().source().equals(source.id())) {
            throw new InvalidFactException("id", "belongs to another source than the batch", "an id of " + source.id());
        }
        if (!Micros.storable(record.sourceUpdatedAt())) {
            throw new InvalidFactException("source_updated_at", "is out of range", "an instant of the years 1 to 9999");
        }
        return record;
    }

    /** The id of a refused record, so that its sender finds it again; null when it has none. */
    private String id(int[] place) {
        if (place == null) {
            return null;
        }
        try {
            String id = FactJson.MAPPER.readTree(body, place[0], place[1]).path("id").asText("");
            return id.isEmpty() || id.length() > 300 ? null : id;
        } catch (IOException unreadable) {
            return null;
        }
    }
}
