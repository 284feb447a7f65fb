package io.helpdeskroi.connector.letters;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.delivery.DeadLetter;
import io.helpdeskroi.connector.delivery.DeadLetters;
import io.helpdeskroi.connector.delivery.Delivered;
import io.helpdeskroi.connector.delivery.Delivery;
import io.helpdeskroi.connector.poll.Feed;
import io.helpdeskroi.connector.poll.Session;
import io.helpdeskroi.connector.poll.Sessions;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Source;

/**
 * Another attempt at dead letters of one connection: a refused fact is delivered again, a row that could not be read is
 * read anew. Needs no lease, since it moves no cursor; renews no token, since only the holder of the lease may.
 */
final class LetterRetry implements AutoCloseable {

    private final Connection connection;
    private final Source source;
    private final Tools tools;
    private Optional<Session> session = Optional.empty();

    /** What every attempt works with. */
    record Tools(DeadLetters letters, Delivery delivery, Sessions sessions, Clock clock) {
    }

    LetterRetry(Connection connection, Source source, Tools tools) {
        this.connection = connection;
        this.source = source;
        this.tools = tools;
    }

    /**
     * Tries a letter again.
     *
     * @throws VendorFailure if the vendor does not answer for this row
     * @throws io.helpdeskroi.connector.delivery.DeliveryFailure if the metrics service does not take it
     */
    RetryOutcome attempt(DeadLetter letter) {
        return switch (letter.kind()) {
            case REJECTED -> outcome(letter, deliver(letter, List.of(tools.letters().record(letter))));
            case MALFORMED -> readAnew(letter);
        };
    }

    private RetryOutcome readAnew(DeadLetter letter) {
        List<MappedRecord> records;
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
        for (MappedRecord record : records) {
            if (record instanceof MappedRecord.Malformed row) {
                return new RetryOutcome.Kept(letter, row.field(), row.fault());
            }
        }
        return facts.isEmpty() ? new RetryOutcome.Gone(letter) : outcome(letter, delivered);
    }

    private Delivered deliver(DeadLetter letter, List<FactRecord> facts) {
        return tools.delivery().deliver(source, letter.stream(), Optional.empty(), facts, pause -> false);
    }

    private static RetryOutcome outcome(DeadLetter letter, Delivered delivered) {
        return delivered.rejections().stream().findFirst()
                .<RetryOutcome> map(refused -> new RetryOutcome.Kept(letter, refused.field(), refused.reason()))
                .orElseGet(() -> new RetryOutcome.Delivered(letter));
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
