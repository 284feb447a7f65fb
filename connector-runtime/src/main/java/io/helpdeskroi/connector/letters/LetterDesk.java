package io.helpdeskroi.connector.letters;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.connection.Vendors;
import io.helpdeskroi.connector.delivery.DeadLetter;
import io.helpdeskroi.connector.delivery.DeadLetters;
import io.helpdeskroi.connector.delivery.Delivery;
import io.helpdeskroi.connector.delivery.DeliveryFailure;
import io.helpdeskroi.connector.lease.DatabaseTime;
import io.helpdeskroi.connector.poll.CountedObjects;
import io.helpdeskroi.connector.poll.Sessions;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.connector.spi.VendorStream;

/**
 * Tries dead letters again, one or all of them.
 */
@ApplicationScoped
class LetterDesk {

    /** Letters that are settled together. */
    private static final int PAGE = 100;
    /** Letters of one request; the answer says where to go on. */
    private static final int MOST = 1_000;

    private final DeadLetters letters;
    private final LetterSettlement settlement;
    private final Vendors vendors;
    private final LetterRetry.Tools tools;

    LetterDesk(DeadLetters letters, LetterSettlement settlement, Vendors vendors, Delivery delivery, Sessions sessions,
            DatabaseTime databaseTime, Clock clock) {
        this.letters = letters;
        this.settlement = settlement;
        this.vendors = vendors;
        this.tools = new LetterRetry.Tools(letters, delivery, sessions, databaseTime, clock);
    }

    /**
     * What became of many letters.
     *
     * @param failedReason why it ended early; absent when it did not
     * @param next where to go on, behind the letter that could not be tried; absent when no letter is left
     */
    record Counts(int delivered, int gone, int kept, String failedReason, Long next) {
    }

    /** Whether another attempt can do something for a letter. */
    boolean isRetryable(Connection connection, DeadLetter letter) {
        return switch (letter.kind()) {
            case REJECTED -> true;
            case MALFORMED -> letter.namesItsRow() && readable(connection).contains(letter.stream());
        };
    }

    RetryOutcome retry(Connection connection, DeadLetter letter) {
        try (LetterRetry retry = open(connection)) {
            RetryOutcome outcome = retry.attempt(letter);
            settlement.settle(connection.id(), outcome);
            return outcome;
        }
    }

    /** Tries all letters behind the letter {@code after}, oldest first, until one cannot be tried. */
    Counts retryAll(Connection connection, Optional<String> stream, long after) {
        List<RetryOutcome> all = new ArrayList<>();
        long last = after;
        try (LetterRetry retry = open(connection)) {
            while (all.size() < MOST) {
                List<DeadLetter> page = letters.page(connection.id(), stream, last, PAGE);
                List<RetryOutcome> settled = new ArrayList<>();
                Optional<String> failure = Optional.empty();
                for (DeadLetter letter : page) {
                    last = letter.id();
                    failure = attempt(retry, connection, letter, settled);
                    if (failure.isPresent()) {
                        break;
                    }
                }
                if (!settled.isEmpty()) {
                    settlement.settle(connection.id(), settled);
                    all.addAll(settled);
                }
                if (failure.isPresent()) {
                    return counts(all, failure.get(), last);
                }
                if (page.size() < PAGE) {
                    return counts(all, null, null);
                }
            }
        }
        return counts(all, null, last);
    }

    private LetterRetry open(Connection connection) {
        return new LetterRetry(connection, vendors.source(connection), CountedObjects.of(vendors.of(connection.vendor())),
                tools);
    }

    /** @return why the letter could not be tried; empty when it was, or when trying it would do nothing */
    private Optional<String> attempt(LetterRetry retry, Connection connection, DeadLetter letter, List<RetryOutcome> settled) {
        if (!isRetryable(connection, letter)) {
            return Optional.empty();
        }
        try {
            settled.add(retry.attempt(letter));
            return Optional.empty();
        } catch (VendorFailure | DeliveryFailure failure) {
            return Optional.of(failure.getMessage());
        }
    }

    private static Counts counts(List<RetryOutcome> all, String failedReason, Long next) {
        return new Counts(count(all, RetryOutcome.Delivered.class), count(all, RetryOutcome.Gone.class),
                count(all, RetryOutcome.Kept.class), failedReason, next);
    }

    private static int count(List<RetryOutcome> all, Class<? extends RetryOutcome> kind) {
        return (int) all.stream().filter(kind::isInstance).count();
    }

    /** Streams that are read and whose objects can be read one by one. */
    private Set<String> readable(Connection connection) {
        return vendors.of(connection.vendor()).streams().stream().filter(stream -> stream.single().isPresent())
                .map(VendorStream::descriptor).map(descriptor -> descriptor.id())
                .filter(stream -> connection.streams().isEmpty() || connection.streams().contains(stream))
                .collect(Collectors.toUnmodifiableSet());
    }
}
