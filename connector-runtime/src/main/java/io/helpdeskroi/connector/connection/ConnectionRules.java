package io.helpdeskroi.connector.connection;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.connector.ConnectorConfig;
import io.helpdeskroi.connector.http.AccountHttp;
import io.helpdeskroi.connector.http.RequestBudget;
import io.helpdeskroi.connector.http.RequestQueue;
import io.helpdeskroi.connector.http.TokenRenewal;
import io.helpdeskroi.connector.http.Urgency;
import io.helpdeskroi.connector.spi.Account;
import io.helpdeskroi.connector.spi.InvalidSettings;
import io.helpdeskroi.connector.spi.Secret;
import io.helpdeskroi.connector.spi.VendorConnector;
import io.helpdeskroi.connector.spi.VendorDescriptor;
import io.helpdeskroi.connector.spi.VendorDescriptor.Setting;
import io.helpdeskroi.contract.Vendor;

/**
 * What a connection must be before it is saved; every refusal names the field.
 */
@ApplicationScoped
class ConnectionRules {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    /** Before any vendor's first customer; keeps an instant from the edge of time out of the database. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final BigDecimal DEFAULT_SHARE = new BigDecimal("0.4");

    private final Vendors vendors;
    private final ConnectorConfig config;
    private final Clock clock;

    ConnectionRules(Vendors vendors, ConnectorConfig config, Clock clock) {
        this.vendors = vendors;
        this.config = config;
        this.clock = clock;
    }

    String name(String name) {
        if (name == null || !SLUG.matcher(name).matches()) {
            throw new InvalidSettings("name", name == null ? "is missing" : "is not a slug",
                    "1 to 63 lower-case letters, digits and dashes, starting with a letter or digit");
        }
        return name;
    }

    ConnectionSettings settings(ConnectionRequest request, Optional<Vendor> present) {
        VendorConnector<?> vendor = vendor(present.or(() -> Optional.ofNullable(request.vendor())));
        VendorDescriptor descriptor = vendor.descriptor();
        descriptor.settings().forEach(setting -> check("settings.", setting, request.settings().get(setting.key())));
        refuseUnknown("settings.", request.settings(), descriptor.settings());
        return new ConnectionSettings(descriptor.vendor(), Map.copyOf(request.settings()), streams(request, vendor),
                Map.copyOf(request.fieldMappings()), backfillStart(request.backfillStart()),
                pollInterval(request.pollInterval()), quotaShare(request.quotaShare()), zone(request.zone()));
    }

    /** Checks credentials against the vendor's description; {@code given} comes from a request. */
    void credentials(ConnectionSettings wanted, Map<String, Secret> given) {
        List<Setting> known = vendors.of(wanted.vendor()).descriptor().credentials();
        known.forEach(setting -> check("credentials.", setting,
                Optional.ofNullable(given.get(setting.key())).map(Secret::reveal).orElse(null)));
        refuseUnknown("credentials.", given, known);
    }

    /** Lets the vendor module look at the account as a whole; makes no request. */
    void account(String id, ConnectionSettings wanted, Map<String, Secret> credentials) {
        VendorConnector<?> vendor = vendors.of(wanted.vendor());
        Account account = new Account(id, wanted.settings(), credentials);
        RequestQueue unused = new RequestQueue(RequestBudget.UNCOUNTED, Urgency.PERSON, Duration.ZERO, clock);
        try (AccountHttp http = new AccountHttp(config, account, vendor.authentication(account), vendor.responses(), unused,
                TokenRenewal.REFUSED, clock)) {
            vendor.open(account, http);
        }
    }

    private VendorConnector<?> vendor(Optional<Vendor> wanted) {
        if (wanted.isEmpty() && vendors.all().size() == 1) {
            return vendors.all().get(0);
        }
        String known = vendors.all().stream().map(vendor -> vendor.descriptor().vendor().name().toLowerCase())
                .collect(Collectors.joining(", "));
        return wanted.flatMap(vendors::find).orElseThrow(() -> new InvalidSettings("vendor",
                wanted.isEmpty() ? "is missing" : "is not one of this connector's", known));
    }

    private static void check(String prefix, Setting setting, String value) {
        String field = prefix + setting.key();
        if (value == null || value.isBlank()) {
            if (setting.required()) {
                throw new InvalidSettings(field, "is missing", expected(setting));
            }
            return;
        }
        if (setting.pattern() != null && !Pattern.matches(setting.pattern(), value)) {
            throw new InvalidSettings(field, "does not have the right form", expected(setting));
        }
    }

    private static String expected(Setting setting) {
        return setting.description() + (setting.example() == null ? "" : " Example: " + setting.example());
    }

    private static void refuseUnknown(String prefix, Map<String, ?> given, List<Setting> known) {
        List<String> keys = known.stream().map(Setting::key).toList();
        given.keySet().stream().filter(key -> !keys.contains(key)).sorted().findFirst().ifPresent(key -> {
            throw new InvalidSettings(prefix + key, "is not known", "one of " + String.join(", ", keys));
        });
    }

    private static List<String> streams(ConnectionRequest request, VendorConnector<?> vendor) {
        List<String> known = vendor.streams().stream().map(stream -> stream.descriptor().id()).toList();
        for (String stream : request.streams()) {
            if (!known.contains(stream)) {
                throw new InvalidSettings("streams", "names the unknown stream '" + stream + "'",
                        "some of " + String.join(", ", known));
            }
        }
        return request.streams().stream().distinct().toList();
    }

    private Instant backfillStart(Instant wanted) {
        Instant now = clock.instant();
        if (wanted != null && wanted.isAfter(now)) {
            throw new InvalidSettings("backfill_start", "lies in the future", "an instant in the past");
        }
        if (wanted != null && wanted.isBefore(EARLIEST)) {
            throw new InvalidSettings("backfill_start", "is too long ago", "an instant since " + EARLIEST);
        }
        return wanted == null ? now.minus(365, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS)
                : wanted.truncatedTo(ChronoUnit.MICROS);
    }

    private static Optional<Duration> pollInterval(String wanted) {
        if (wanted == null) {
            return Optional.empty();
        }
        try {
            Duration interval = Duration.parse(wanted);
            if (interval.compareTo(Duration.ofSeconds(1)) >= 0 && interval.compareTo(Duration.ofDays(7)) <= 0) {
                return Optional.of(interval);
            }
        } catch (DateTimeException unreadable) {
            // Refused below, like one that is too long or short.
        }
        throw new InvalidSettings("poll_interval", "is not acceptable", "an ISO 8601 duration from PT1S to P7D");
    }

    private static BigDecimal quotaShare(BigDecimal wanted) {
        if (wanted == null) {
            return DEFAULT_SHARE;
        }
        if (wanted.compareTo(new BigDecimal("0.001")) < 0 || wanted.compareTo(BigDecimal.ONE) > 0 || wanted.scale() > 3) {
            throw new InvalidSettings("quota_share", "is not acceptable", "a number from 0.001 to 1 with up to 3 decimals");
        }
        return wanted;
    }

    private static ZoneId zone(String wanted) {
        try {
            return wanted == null ? ZoneOffset.UTC : ZoneId.of(wanted);
        } catch (DateTimeException unknown) {
            throw new InvalidSettings("zone", "is unknown", "an IANA zone name such as Europe/Berlin");
        }
    }
}
