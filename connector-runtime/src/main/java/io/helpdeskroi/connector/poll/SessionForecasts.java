package io.helpdeskroi.connector.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.helpdeskroi.connector.backfill.Forecast;
import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.ledger.FeedCensus;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.contract.Period;

/**
 * Asks vendors for their counts in a session that renews no token, and the request budgets for their pace.
 */
@ApplicationScoped
class SessionForecasts implements Forecast.Source {

    private static final Logger LOG = Logger.getLogger(SessionForecasts.class);

    private final Sessions sessions;

    SessionForecasts(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Forecast of(Connection connection) {
        return new OfConnection(connection);
    }

    private final class OfConnection implements Forecast {

        private final Connection connection;
        private Optional<Session> session = Optional.empty();

        OfConnection(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Optional<Long> rows(String stream, Period range) {
            Session open = session.orElseGet(() -> sessions.forCheck(connection));
            session = Optional.of(open);
            try {
                return open.feeds().stream().filter(feed -> feed.descriptor().id().equals(stream)).findFirst()
                        .flatMap(Feed::census).map(census -> count(census, range));
            } catch (VendorFailure failure) {
                LOG.infof("stream %s of connection %s was not counted: %s", stream, connection.id(), failure.getMessage());
                return Optional.empty();
            }
        }

        @Override
        public Duration timeFor(long calls, String path) {
            return sessions.budget(connection).timeFor(calls, path);
        }

        @Override
        public void close() {
            session.ifPresent(Session::close);
        }
    }

    /** The vendor counts whole grains: the range gets its part of those it touches. */
    private static long count(FeedCensus census, Period range) {
        long grain = census.grain().toSeconds();
        Instant from = Instant.ofEpochSecond(Math.floorDiv(range.from().getEpochSecond(), grain) * grain);
        Instant to = Instant.ofEpochSecond(Math.floorDiv(range.to().getEpochSecond() + grain - 1, grain) * grain);
        Period whole = new Period(from, to.isAfter(from) ? to : from.plusSeconds(grain));
        double part = (double) Duration.between(range.from(), range.to()).toMillis()
                / Duration.between(whole.from(), whole.to()).toMillis();
        return Math.round(census.count(whole) * Math.min(1, part));
    }
}
