package io.helpdeskroi.connector.backfill;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.contract.Period;

/**
 * Says before a back-fill what it will take.
 */
@ApplicationScoped
class Estimator {

    private final Forecast.Source forecasts;
    private final StreamHistory history;

    Estimator(Forecast.Source forecasts, StreamHistory history) {
        this.forecasts = forecasts;
        this.history = history;
    }

    /** Asks the vendor where it can be asked. */
    Estimate estimate(Connection connection, List<StreamDescriptor> streams, Period range) {
        return estimate(connection, streams, range, true);
    }

    /** Without a request to the vendor. */
    Estimate fromHistory(Connection connection, List<StreamDescriptor> streams, Period range) {
        return estimate(connection, streams, range, false);
    }

    private Estimate estimate(Connection connection, List<StreamDescriptor> streams, Period range, boolean ask) {
        Map<String, StreamHistory.Past> known = history.of(connection.id());
        try (Forecast forecast = forecasts.of(connection)) {
            return Estimate.of(streams.stream().map(stream -> estimate(stream, range,
                    ask ? forecast.rows(stream.id(), range) : Optional.empty(),
                    Optional.ofNullable(known.get(stream.id())), forecast)).toList());
        }
    }

    private static Estimate.OfStream estimate(StreamDescriptor stream, Period range, Optional<Long> counted,
            Optional<StreamHistory.Past> past, Forecast forecast) {
        Optional<Long> rows = counted.or(() -> past.flatMap(read -> rows(read, range)));
        if (rows.isEmpty()) {
            return new Estimate.OfStream(stream.id(), null, null, null, Estimate.Basis.UNKNOWN);
        }
        long calls = Math.max(1, stream.cost().calls(rows.get()));
        long seconds = forecast.timeFor(calls, stream.cost().path()).plusMillis(999).toSeconds();
        return new Estimate.OfStream(stream.id(), rows.get(), calls, seconds,
                counted.isPresent() ? Estimate.Basis.VENDOR_COUNT : Estimate.Basis.OWN_HISTORY);
    }

    private static Optional<Long> rows(StreamHistory.Past past, Period range) {
        Duration read = Duration.between(past.from(), past.to());
        return read.toMillis() <= 0 ? Optional.empty()
                : Optional.of(Math.round((double) past.delivered() * Duration.between(range.from(), range.to()).toMillis()
                        / read.toMillis()));
    }
}
