package io.helpdeskroi.metrics.ingest;

import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.contract.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * What ingest tells Prometheus.
 */
@ApplicationScoped
class IngestMeters {

    private final MeterRegistry registry;
    private final Timer derivations;

    IngestMeters(MeterRegistry registry) {
        this.registry = registry;
        this.derivations = Timer.builder("helpdeskroi.derivation").description("time to derive what one transaction touched")
                .publishPercentiles(0.5, 0.99).register(registry);
    }

    /** One derivation inside a transaction. */
    @FunctionalInterface
    interface Deriving {
        Derivation.Outcome run() throws SQLException;
    }

    Derivation.Outcome derivation(Deriving deriving) throws SQLException {
        long start = System.nanoTime();
        Derivation.Outcome outcome = deriving.run();
        derivations.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        registry.counter("helpdeskroi.derivation.failures").increment(outcome.failed().size());
        registry.counter("helpdeskroi.observations", "change", "opened").increment(outcome.change().opened());
        registry.counter("helpdeskroi.observations", "change", "closed").increment(outcome.change().closed());
        return outcome;
    }

    void batch(String source, Verdict[] verdicts) {
        registry.counter("helpdeskroi.batches", "source", source).increment();
        int[] counts = new int[Verdict.values().length];
        for (Verdict verdict : verdicts) {
            counts[verdict.ordinal()]++;
        }
        for (Verdict verdict : Verdict.values()) {
            registry.counter("helpdeskroi.records", "source", source, "verdict", verdict.name().toLowerCase(Locale.ROOT))
                    .increment(counts[verdict.ordinal()]);
        }
    }
}
