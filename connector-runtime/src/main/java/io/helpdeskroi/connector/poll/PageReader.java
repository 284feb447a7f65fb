package io.helpdeskroi.connector.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

import com.fasterxml.jackson.core.JacksonException;

import io.helpdeskroi.connector.ConnectorConfig;
import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.delivery.Backoff;
import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.VendorFailure;

/**
 * Reads pages of a feed, again after passing faults and short rate limits.
 */
final class PageReader {

    private final Connection connection;
    private final Bookmark bookmark;
    private final Feed feed;
    private final RunSignal signal;
    private final ConnectorConfig.PollConfig config;
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.getDefault();

    /**
     * What the vendor answered.
     *
     * @param askedAt when it was asked, the time that counted
     */
    record Answer(Fetched fetched, Instant askedAt) {
    }

    PageReader(Connection connection, Bookmark bookmark, Feed feed, RunSignal signal, ConnectorConfig.PollConfig config,
            Clock clock) {
        this.connection = connection;
        this.bookmark = bookmark;
        this.feed = feed;
        this.signal = signal;
        this.config = config;
        this.clock = clock;
    }

    /** @throws VendorFailure what is left after the retries */
    Answer read(Optional<Cursor> cursor) {
        Backoff backoff = new Backoff(config.backoff(), config.backoffLimit());
        for (int attempt = 1;; attempt++) {
            Instant now = clock.instant();
            try {
                return new Answer(feed.fetch(new FetchContext(connection.id(), cursor, bookmark.start(), bookmark.until(),
                        now, connection.fieldMappings())), now);
            } catch (VendorFailure.RateLimited limited) {
                Duration wait = Duration.between(clock.instant(), limited.until());
                if (attempt >= config.attempts() || wait.compareTo(config.rateLimitWait()) > 0
                        || !signal.pause(wait.plus(backoff.pause(1, random)))) {
                    throw limited;
                }
            } catch (VendorFailure.Transient fault) {
                if (attempt >= config.attempts() || !signal.pause(backoff.pause(attempt, random))) {
                    throw fault.getCause() instanceof JacksonException
                            ? new VendorFailure.Protocol(fault.getMessage() + ", " + attempt + " times", fault.getCause())
                            : fault;
                }
            }
        }
    }
}
