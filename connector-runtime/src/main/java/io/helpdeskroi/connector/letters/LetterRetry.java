package io.helpdeskroi.connector.letters;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.delivery.DeadLetter;
import io.helpdeskroi.connector.delivery.DeadLetters;
import io.helpdeskroi.connector.delivery.Delivered;
import io.helpdeskroi.connector.delivery.Delivery;
import io.helpdeskroi.connector.lease.DatabaseTime;
import io.helpdeskroi.connector.ledger.DeliveredObject;
import io.helpdeskroi.connector.poll.CountedObjects;
import io.helpdeskroi.connector.poll.Feed;
import io.helpdeskroi.connector.poll.Session;
import io.helpdeskroi.connector.poll.Sessions;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Source;

/**
 * Another attempt at dead letters of one connection: a refused fact is delivered again, a row that could not be read is
 * read anew. Needs no lease, since it moves no cursor; renews no token, since only the holder of the lease may.
 */
final class LetterRetry implements AutoCloseable {

    private final Connection connection;
    private final Source source;
    private final CountedObjects counted;
    private final Tools tools;
    private final InstantSource databaseTime;
    private Optional<Session> session = Optional.empty();

    /** What every attempt works with. */
    record Tools(DeadLetters letters, Delivery delivery, Sessions sessions, DatabaseTime databaseTime, Clock clock) {
    }

    LetterRetry(Connection connection, Source source, CountedObjects counted, Tools tools) {
        this.connection = connection;
        this.source = source;
        this.counted = counted;
        this.tools = tools;
        this.databaseTime = tools.databaseTime().ticking();
    }

    /**
     * Tries a letter again.
     *
     * @throws VendorFailure if the vendor does not answer for this row
     * @throws io.helpdeskroi.connector.delivery.DeliveryFailure if the metrics service does not take it
     */
    RetryOutcome attempt(DeadLetter letter) {
        return switch (letter.kind()) {
            case REJECTED -> {
                List<FactRecord> fact = List.of(tools.letters().record(letter));
                Delivered delivered = deliver(letter, fact);
                yield outcome(letter, delivered, Optional.empty(), objects(fact, delivered));
            }
            case MALFORMED -> readAnew(letter);
        };
    }

    private RetryOutcome readAnew(DeadLetter letter) {
        List<MappedRecord> records;
        Instant askedAt = databaseTime.instant();
        try {
            records = reader(letter.stream()).read(new FetchContext(connection.id(), Optional.empty(),
                    connection.backfillStart(), Optional.empty(), tools.clock().instant(), connection.fieldMappings()),
                    letter.recordId());
        } catch (VendorFailure.Gone gone) {
            return new RetryOutcome.Gone(letter);
        }
        List<FactRecord> facts = records.stream().filter(MappedRecord.Delivered.class::isInstance)
                .map(record -> ((MappedRecord.Delivered) record).record()).toList();
        Delivered delivered = deliver(letter, facts);
        Map<String, List<DeliveredObject>> objects = objects(facts, delivered);
        for (MappedRecord record : records) {
            if (record instanceof MappedRecord.Malformed row) {
                return new RetryOutcome.Kept(letter, row.field(), row.fault(), Optional.of(askedAt), objects);
            }
        }
        return facts.isEmpty() ? new RetryOutcome.Gone(letter) : outcome(letter, delivered, Optional.of(askedAt), objects);
    }

    private Delivered deliver(DeadLetter letter, List<FactRecord> facts) {
        return tools.delivery().deliver(source, letter.stream(), Optional.empty(), facts, pause -> false);
    }

    private Map<String, List<DeliveredObject>> objects(List<FactRecord> facts, Delivered delivered) {
        Set<FactId> accepted = facts.stream().map(FactRecord::id).collect(Collectors.toCollection(HashSet::new));
        delivered.rejections().forEach(rejection -> accepted.remove(rejection.record().id()));
        return counted.among(facts, accepted);
    }

    private static RetryOutcome outcome(DeadLetter letter, Delivered delivered, Optional<Instant> askedAt,
            Map<String, List<DeliveredObject>> objects) {
        return delivered.rejections().stream().findFirst()
                .<RetryOutcome> map(refused -> new RetryOutcome.Kept(letter, refused.field(), refused.reason(), askedAt,
                        objects))
                .orElseGet(() -> new RetryOutcome.Delivered(letter, objects));
    }

    private Feed.ObjectReader reader(String stream) {
        if (session.isEmpty()) {
            session = Optional.of(tools.sessions().forCheck(connection));
        }
        return session.get().feeds().stream().filter(feed -> feed.descriptor().id().equals(stream)).findFirst()
                .flatMap(Feed::single)
                .orElseThrow(() -> new IllegalStateException("stream " + stream + " reads no single objects"));
    }

    @Override
    public void close() {
        session.ifPresent(Session::close);
    }
}
