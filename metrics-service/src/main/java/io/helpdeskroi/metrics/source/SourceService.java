package io.helpdeskroi.metrics.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Vendor;
import io.helpdeskroi.metrics.store.Database;
import io.helpdeskroi.metrics.store.RederivationQueue;
import io.helpdeskroi.metrics.store.ReferenceLock;
import io.helpdeskroi.metrics.store.SourceTable;
import io.helpdeskroi.rest.ProblemException;

/**
 * Shows sources, and takes one out of the figures.
 */
@ApplicationScoped
class SourceService {

    private final Database database;
    private final Clock clock;

    SourceService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param highWaterMark every fact up to it has been read, on every stream that says so; optional
     * @param lagS how far the mark lies behind now; optional
     */
    record View(String id, Vendor vendor, List<Entity> entities, Instant connectedAt, Instant disconnectedAt,
            Instant highWaterMark, Long lagS, List<Stream> streams) {
    }

    record Stream(String stream, Instant highWaterMark, Instant lastBatchAt) {
    }

    List<View> all() {
        return database.inTransaction(connection -> {
            Map<String, List<Stream>> streams = streams(connection);
            List<View> views = new ArrayList<>();
            SourceTable.all(connection).forEach((id, row) -> {
                List<Stream> own = streams.getOrDefault(id, List.of());
                Instant mark = own.stream().map(Stream::highWaterMark).filter(one -> one != null).min(Instant::compareTo)
                        .orElse(null);
                Long lag = mark == null ? null : (Long) Duration.between(mark, clock.instant()).toSeconds();
                views.add(new View(id, row.source().vendor(), row.source().entities(), row.connectedAt(),
                        row.disconnectedAt(), mark, lag, own));
            });
            return views;
        });
    }

    private static Map<String, List<Stream>> streams(Connection connection) throws SQLException {
        Map<String, List<Stream>> streams = new HashMap<>();
        String select = "SELECT source_id, stream, high_water_mark, last_batch_at FROM source_stream ORDER BY stream";
        try (PreparedStatement statement = connection.prepareStatement(select); ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                OffsetDateTime mark = row.getObject(3, OffsetDateTime.class);
                streams.computeIfAbsent(row.getString(1), source -> new ArrayList<>()).add(new Stream(row.getString(2),
                        mark == null ? null : mark.toInstant(), row.getObject(4, OffsetDateTime.class).toInstant()));
            }
        }
        return streams;
    }

    /** Takes the source out of all figures from now on; its facts stay, and count again when it delivers again. */
    void disconnect(String id) {
        database.inTransaction(connection -> {
            ReferenceLock.change(connection);
            Instant now = clock.instant();
            if (!SourceTable.disconnect(connection, id, now)) {
                throw ProblemException.notFound("connected source", id);
            }
            return RederivationQueue.addOfSource(connection, id, "source", now);
        });
    }
}
