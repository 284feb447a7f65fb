package io.helpdeskroi.connector.lease;

import java.time.Instant;
import java.time.InstantSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/**
 * The time of the database, by which replicas order what they do: their own clocks may differ, and may be set.
 */
@ApplicationScoped
public class DatabaseTime {

    private final EntityManager database;

    DatabaseTime(EntityManager database) {
        this.database = database;
    }

    /** Asks the database once; from there on the time goes on with this process's own seconds, which nobody can set. */
    @Transactional
    public InstantSource ticking() {
        Instant then = (Instant) database.createNativeQuery("SELECT clock_timestamp()", Instant.class).getSingleResult();
        long nanos = System.nanoTime();
        return () -> then.plusNanos(System.nanoTime() - nanos);
    }
}
