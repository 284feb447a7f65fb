package io.helpdeskroi.connector.backfill;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.connection.Vendors;
import io.helpdeskroi.connector.spi.InvalidSettings;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.Period;

/**
 * What a back-fill must be before it is saved; every refusal names the field.
 */
@ApplicationScoped
class BackfillRules {

    /** Before any vendor's first customer; keeps an instant from the edge of time out of the database. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final int REASON_LENGTH = 500;

    private final Vendors vendors;
    private final Clock clock;

    BackfillRules(Vendors vendors, Clock clock) {
        this.vendors = vendors;
        this.clock = clock;
    }

    /** The streams of a connection that can be read for a range, in the vendor's order. */
    List<StreamDescriptor> ranged(Connection connection) {
        return vendors.of(connection.vendor()).streams().stream().map(VendorStream::descriptor)
                .filter(stream -> connection.streams().isEmpty() || connection.streams().contains(stream.id()))
                .filter(StreamDescriptor::ranged).toList();
    }

    List<StreamDescriptor> streams(Connection connection, List<String> wanted) {
        List<StreamDescriptor> ranged = ranged(connection);
        List<String> known = ranged.stream().map(StreamDescriptor::id).toList();
        if (known.isEmpty()) {
            throw new InvalidSettings("streams", "cannot be back-filled: every one of this connection is read whole",
                    "a connection with feeds that can be read for a range");
        }
        if (!known.containsAll(wanted)) {
            throw new InvalidSettings("streams", "names " + wanted.stream().filter(id -> !known.contains(id))
                    .map(id -> "'" + id.substring(0, Math.min(id.length(), 60)) + "'").collect(Collectors.joining(", "))
                    + ", which this connection does not read for a range", "some of " + String.join(", ", known));
        }
        return ranged.stream().filter(stream -> wanted.isEmpty() || wanted.contains(stream.id())).toList();
    }

    Period range(BackfillRequest request) {
        if (request.from() == null || request.to() == null) {
            throw new InvalidSettings(request.from() == null ? "from" : "to", "is missing", "an ISO 8601 instant");
        }
        if (request.from().isBefore(EARLIEST)) {
            throw new InvalidSettings("from", "is too long ago", "an instant since " + EARLIEST);
        }
        if (!request.from().isBefore(request.to())) {
            throw new InvalidSettings("to", "is not after from", "an instant after " + request.from());
        }
        if (request.to().isAfter(clock.instant())) {
            throw new InvalidSettings("to", "is in the future", "an instant of the past: live polling reads what is to come");
        }
        return new Period(request.from(), request.to());
    }

    Optional<String> reason(BackfillRequest request) {
        if (request.reason() != null && request.reason().length() > REASON_LENGTH) {
            throw new InvalidSettings("reason", "is too long", "up to " + REASON_LENGTH + " characters");
        }
        return Optional.ofNullable(request.reason()).filter(reason -> !reason.isBlank());
    }
}
