package io.helpdeskroi.roi.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import io.helpdeskroi.rest.ProblemException;

/**
 * Orders the ledger's changes. Writers take turns and each gets an instant later than all changes before it; a reader's
 * default instant lies before all changes to come. So what was read as of an instant reads the same for ever.
 */
@Singleton
public class LedgerClock {

    private final EntityManager entities;
    private final Clock clock;

    LedgerClock(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Waits for the writer before, and gives this transaction's changes their instant. */
    @Transactional(TxType.MANDATORY)
    Instant next() {
        Instant last = last("FOR UPDATE");
        // The clock is read after the wait: in the meantime others may have read the ledger as of later instants.
        Instant next = later(now(), last.plus(1, ChronoUnit.MICROS));
        entities.createNativeQuery("UPDATE ledger_clock SET last_recorded = :next WHERE id = 1").setParameter("next", next)
                .executeUpdate();
        return next;
    }

    /** The instant to read the ledger at: the one asked for, else the latest that no writer can still change. */
    @Transactional
    public Instant asOf(Optional<Instant> asked) {
        Instant now = now();
        Instant last = last("FOR SHARE");
        if (asked.isEmpty()) {
            return later(last, now.minus(1, ChronoUnit.MICROS));
        }
        // The last change may lie after the clock of this process, by what two clocks differ.
        if (asked.get().isAfter(later(last, now))) {
            throw ProblemException.field("as_of", "lies in the future", "an instant that has passed");
        }
        return asked.get();
    }

    private Instant last(String lock) {
        return (Instant) entities.createNativeQuery("SELECT last_recorded FROM ledger_clock WHERE id = 1 " + lock,
                Instant.class).getSingleResult();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
