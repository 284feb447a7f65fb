package io.helpdeskroi.connector.delivery;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.FactRecord;

/**
 * Records that could not be delivered, kept until they can be or an admin gives them up. Facts hold no message text, so
 * what is kept here is no more personal than what the metrics service has.
 */
@ApplicationScoped
public class DeadLetters {

    private static final String COLUMNS = """
            SELECT id, stream, kind, record_id, field, reason, CAST(record AS text), attempts, created_at, updated_at
            FROM dead_letter WHERE connection_id = :connection""";

    /** A NUL within JSON, not the end of an escaped backslash. */
    private static final Pattern ESCAPED_NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private final EntityManager database;
    private final ObjectMapper json;
    private final Clock clock;

    DeadLetters(EntityManager database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Parks what the metrics service refused; part of the transaction that commits the cursor.
     *
     * @param askedAt when the vendor was asked for it, in the database's time
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void parkRejected(String connectionId, String stream, List<Delivered.Rejection> rejections, Instant askedAt) {
        for (Delivered.Rejection rejection : rejections) {
            park(connectionId, stream, DeadLetter.Kind.REJECTED, rejection.record().id().toString(), rejection.field(),
                    rejection.reason(), write(rejection.record()), askedAt);
        }
    }

    /**
     * Closes the letters of what was delivered after all; part of the transaction that commits the cursor. One statement
     * for both kinds, found by the stream: nearly always there is no letter, and this says so at once.
     *
     * @param facts facts that were refused before
     * @param rows vendor's ids of rows that could not be read before
     * @param askedAt when the vendor was asked for them, in the database's time: they are an earlier state of what was
     *        found broken later
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void close(String connectionId, String stream, Set<FactId> facts, Set<String> rows, Instant askedAt) {
        if (!facts.isEmpty() || !rows.isEmpty()) {
            database.createNativeQuery("""
                    DELETE FROM dead_letter WHERE connection_id = :connection AND stream = :stream AND asked_at <= :asked
                      AND (kind = 'REJECTED' AND record_id = ANY(:facts) OR kind = 'MALFORMED' AND record_id = ANY(:rows))""")
                    .setParameter("connection", connectionId).setParameter("stream", stream).setParameter("asked", askedAt)
                    .setParameter("facts", facts.stream().map(FactId::toString).toArray(String[]::new))
                    .setParameter("rows", rows.stream().map(DeadLetters::storable).toArray(String[]::new)).executeUpdate();
        }
    }

    /**
     * Parks rows that broke the vendor's format; part of the transaction that commits the cursor.
     *
     * @param askedAt when the vendor was asked for them, in the database's time
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void parkMalformed(String connectionId, String stream, List<MappedRecord.Malformed> rows, Instant askedAt) {
        for (MappedRecord.Malformed row : rows) {
            park(connectionId, stream, DeadLetter.Kind.MALFORMED, row.vendorId(), row.field(), row.fault(), null,
                    askedAt);
        }
    }

    /** What an earlier page says of a letter is out of date. */
    private void park(String connectionId, String stream, DeadLetter.Kind kind, String recordId, String field, String reason,
            String record, Instant askedAt) {
        database.createNativeQuery("""
                INSERT INTO dead_letter (connection_id, stream, kind, record_id, field, reason, record, created_at,
                                         updated_at, asked_at)
                VALUES (:connection, :stream, :kind, :record_id, :field, :reason, CAST(:record AS jsonb), :now, :now, :asked)
                ON CONFLICT (connection_id, stream, kind, record_id) DO UPDATE
                SET field = excluded.field, reason = excluded.reason, record = excluded.record,
                    attempts = dead_letter.attempts + 1, updated_at = excluded.updated_at, asked_at = excluded.asked_at
                WHERE dead_letter.asked_at <= excluded.asked_at""")
                .setParameter("connection", connectionId).setParameter("stream", stream).setParameter("kind", kind.name())
                .setParameter("record_id", recordId == null ? "?" : storable(recordId)).setParameter("field", storable(field))
                .setParameter("reason", storable(reason)).setParameter("record", record).setParameter("now", clock.instant())
                .setParameter("asked", askedAt).executeUpdate();
    }

    /** A page of a connection's letters, or of one of its streams, oldest first, after the letter {@code after}. */
    @Transactional
    public List<DeadLetter> page(String connectionId, Optional<String> stream, long after, int limit) {
        Query query = database.createNativeQuery(COLUMNS + stream.map(named -> " AND stream = :stream").orElse("")
                + " AND id > :after ORDER BY id LIMIT :limit", Tuple.class);
        stream.ifPresent(named -> query.setParameter("stream", named));
        return read(query.setParameter("connection", connectionId).setParameter("after", after)
                .setParameter("limit", limit));
    }

    @Transactional
    public Optional<DeadLetter> find(String connectionId, long id) {
        return read(database.createNativeQuery(COLUMNS + " AND id = :id", Tuple.class)
                .setParameter("connection", connectionId).setParameter("id", id)).stream().findFirst();
    }

    /**
     * Gives a letter up, or takes note that it was delivered after all. One that a run has parked again since it was read
     * stays: it holds a later record.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void remove(String connectionId, DeadLetter letter) {
        database.createNativeQuery("""
                DELETE FROM dead_letter WHERE connection_id = :connection AND id = :id AND attempts = :attempts""")
                .setParameter("connection", connectionId).setParameter("id", letter.id())
                .setParameter("attempts", letter.attempts()).executeUpdate();
    }

    /**
     * It was tried once more in vain, perhaps for another reason; a letter that was closed meanwhile stays closed, and one
     * that was parked again tells of its later record.
     *
     * @param askedAt when the vendor was asked anew, in the database's time; empty where it was not
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(String connectionId, DeadLetter letter, String field, String reason, Optional<Instant> askedAt) {
        database.createNativeQuery("""
                UPDATE dead_letter SET field = CAST(:field AS text), reason = :reason, attempts = attempts + 1,
                       updated_at = :now, asked_at = greatest(asked_at, CAST(:asked AS timestamptz))
                WHERE connection_id = :connection AND id = :id AND attempts = :attempts""")
                .setParameter("connection", connectionId).setParameter("id", letter.id())
                .setParameter("attempts", letter.attempts()).setParameter("field", storable(field))
                .setParameter("reason", storable(reason)).setParameter("now", clock.instant())
                .setParameter("asked", askedAt.map(Instant::toString).orElse(null)).executeUpdate();
    }

    /** The record of a letter, to be delivered again. */
    public FactRecord record(DeadLetter letter) {
        try {
            return json.treeToValue(letter.record(), FactRecord.class);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<DeadLetter> read(Query query) {
        return ((List<?>) query.getResultList()).stream().map(Tuple.class::cast).map(this::letter).toList();
    }

    private DeadLetter letter(Tuple row) {
        try {
            String record = row.get(6, String.class);
            return new DeadLetter(row.get(0, Number.class).longValue(), row.get(1, String.class),
                    DeadLetter.Kind.valueOf(row.get(2, String.class)), row.get(3, String.class), row.get(4, String.class),
                    row.get(5, String.class), record == null ? null : json.readTree(record),
                    row.get(7, Number.class).intValue(), row.get(8, Instant.class), row.get(9, Instant.class));
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String write(FactRecord record) {
        try {
            return ESCAPED_NUL.matcher(json.writeValueAsString(record)).replaceAll("$1\\\\ufffd");
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** PostgreSQL keeps no NUL in a text; a letter that cannot be parked would hold up its feed for ever. */
    private static String storable(String text) {
        return text == null ? null : text.replace('\0', '\ufffd');
    }
}
