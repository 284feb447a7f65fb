package io.helpdeskroi.connector.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
    private final InstantSource databaseTime;
    private final RandomGenerator random = RandomGenerator.getDefault();

    /**
     * What the vendor answered.
     *
     * @param askedAt start of the attempt that it answered, in the database's time
     */
    record Answer(Fetched fetched, Instant askedAt) {
    }

    PageReader(RunWork work, Bookmark bookmark, Feed feed) {
        this.connection = work.connection();
        this.bookmark = bookmark;
        this.feed = feed;
        this.signal = work.signal();
        this.config = work.tools().config();
        this.clock = work.tools().clock();
        this.databaseTime = work.databaseTime();
    }

    /** @throws VendorFailure what is left after the retries */
    Answer read(Optional<Cursor> cursor) {
        Backoff backoff = new Backoff(config.backoff(), config.backoffLimit());
        for (int attempt = 1;; attempt++) {
            Instant askedAt = databaseTime.instant();
            try {
                return new Answer(feed.fetch(new FetchContext(connection.id(), cursor, bookmark.start(), bookmark.until(),
                        clock.instant(), connection.fieldMappings())), askedAt);
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
