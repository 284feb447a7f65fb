package io.helpdeskroi.connector.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.helpdeskroi.connector.ConnectorConfig;
import io.helpdeskroi.connector.delivery.DeliveryFailure;
import io.helpdeskroi.connector.lease.Lease;
import io.helpdeskroi.connector.lease.LeaseLost;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.contract.Period;

/**
 * Counts feeds against their vendor and enters what it finds: the present month and every month with a difference each
 * round, months that agree once a day. A step asks the vendor so often at most, so that no run is held up; a round that is
 * not finished goes on in the next run.
 */
@ApplicationScoped
public class Bookkeeper {

    private static final Logger LOG = Logger.getLogger(Bookkeeper.class);

    private static final Duration SETTLED_FOR = Duration.ofDays(1);
    private static final Duration AFTER_FAULT = Duration.ofMinutes(5);
    private static final Duration AFTER_REFUSAL = Duration.ofHours(1);
    /** A count is never so urgent that a vendor who asks for patience is asked again at once. */
    private static final Duration LEAST_PATIENCE = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final DeliveredObjects arrived;
    private final Sweep sweep;
    private final ConnectorConfig.LedgerConfig config;
    private final Clock clock;

    Bookkeeper(Ledger ledger, DeliveredObjects arrived, Sweep sweep, ConnectorConfig config, Clock clock) {
        this.ledger = ledger;
        this.arrived = arrived;
        this.sweep = sweep;
        this.config = config.ledger();
        this.clock = clock;
    }

    /** Takes one step with each feed whose census is due. */
    public void reckon(Lease lease, List<CountedFeed> feeds, Courier courier, BooleanSupplier stopped) {
        for (CountedFeed feed : feeds) {
            if (stopped.getAsBoolean()) {
                return;
            }
            Ledger.Round round = ledger.round(lease, feed.stream());
            if (round.due()) {
                reckon(lease, feed, round.begunAt(), courier, stopped);
            }
        }
    }

    private void reckon(Lease lease, CountedFeed feed, Instant begunAt, Courier courier, BooleanSupplier stopped) {
        try {
            if (step(lease, feed, begunAt, courier, stopped)) {
                ledger.finished(lease, feed.stream(), config.every());
            }
        } catch (VendorFailure.RateLimited limited) {
            Duration wait = Duration.between(clock.instant(), limited.until());
            ledger.postpone(lease, feed.stream(), wait.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : wait,
                    limited.getMessage());
        } catch (DeliveryFailure notDelivered) {
            ledger.postpone(lease, feed.stream(), AFTER_FAULT, notDelivered.getMessage());
        } catch (VendorFailure.Transient | VendorFailure.Credentials passing) {
            ledger.postpone(lease, feed.stream(), AFTER_FAULT, passing.getMessage());
        } catch (VendorFailure lasting) {
            ledger.postpone(lease, feed.stream(), AFTER_REFUSAL, lasting.getMessage());
        } catch (CalledOff unfinished) {
            LOG.debugf("the count of stream %s of %s goes on in a later run", feed.stream(), lease.connectionId());
        } catch (LeaseLost lost) {
            throw lost;
        } catch (RuntimeException unexpected) {
            // What nobody foresaw while counting is no reason not to read.
            LOG.errorf(unexpected, "stream %s of %s could not be counted", feed.stream(), lease.connectionId());
            ledger.postpone(lease, feed.stream(), AFTER_FAULT,
                    "failed unexpectedly (" + unexpected.getClass().getSimpleName() + ")");
        }
    }

    /** Whether the round is finished. */
    private boolean step(Lease lease, CountedFeed feed, Instant begunAt, Courier courier, BooleanSupplier stopped) {
        Reckoning reckoning = new Reckoning(new Reckoning.Counts() {
            @Override
            public long vendor(Period window) {
                if (stopped.getAsBoolean()) {
                    throw new CalledOff();
                }
                try {
                    return feed.census().count(window);
                } catch (VendorFailure.Transient fault) {
                    if (stopped.getAsBoolean()) {
                        throw new CalledOff();
                    }
                    throw fault;
                }
            }

            @Override
            public long ours(Period window) {
                return arrived.count(lease.connectionId(), feed.stream(), window);
            }
        }, feed.census().grain(), config.callsPerStep());
        List<Period> months = Windows.months(Windows.ceiling(feed.from(), feed.census().grain()),
                Windows.floor(feed.until(), feed.census().grain()));
        ledger.forgetBefore(lease, feed.stream(), Windows.ceiling(feed.from(), feed.census().grain()));
        Looks looks = new Looks(config.looksPerStep(), stopped);
        List<Ledger.Window> known = ledger.windows(lease.connectionId()).stream()
                .filter(window -> window.stream().equals(feed.stream())).toList();
        for (int i = months.size() - 1; i >= 0; i--) {
            Period month = months.get(i);
            if (isFresh(month, i == months.size() - 1, known, begunAt)) {
                continue;
            }
            if (stopped.getAsBoolean() || !reckoning.canAsk()) {
                return false;
            }
            enter(lease, feed, month, reckoning, line -> sweep.clear(lease, feed, line, courier, looks));
        }
        return true;
    }

    /** Whether what is known of a month will do for this round. */
    private static boolean isFresh(Period month, boolean isOpen, List<Ledger.Window> known, Instant begunAt) {
        List<Ledger.Window> lines = known.stream()
                .filter(window -> window.from().isBefore(month.to()) && window.to().isAfter(month.from())).toList();
        boolean fromTheBeginning = lines.stream().anyMatch(window -> !window.from().isAfter(month.from()));
        boolean toTheEnd = lines.stream().anyMatch(window -> !window.to().isBefore(month.to()));
        boolean agrees = lines.stream().allMatch(window -> window.state() == Completeness.COMPLETE);
        Instant least = isOpen || !agrees ? begunAt : begunAt.minus(SETTLED_FOR);
        return fromTheBeginning && (toTheEnd || isOpen && !lines.isEmpty())
                && lines.stream().noneMatch(window -> window.checkedAt().isBefore(least));
    }

    private void enter(Lease lease, CountedFeed feed, Period month, Reckoning reckoning, ToIntFunction<Reckoning.Line> swept) {
        List<Reckoning.Line> lines = reckoning.reckon(month);
        if (lines.stream().filter(Reckoning.Line::isSurplus).mapToInt(swept).sum() > 0) {
            // Meanwhile pages arrived too: where that leaves fewer than the vendor counted, it is asked again.
            lines = reckoning.recounted(lines);
        }
        ledger.enter(lease, feed.stream(), month, lines);
        lines.stream().filter(line -> !line.agrees()).forEach(line -> LOG.warnf(
                "ledger of %s: stream %s from %s to %s: the vendor counts %d, %d have arrived", lease.connectionId(),
                feed.stream(), line.window().from(), line.window().to(), line.vendorCount(), line.ourCount()));
    }
}
