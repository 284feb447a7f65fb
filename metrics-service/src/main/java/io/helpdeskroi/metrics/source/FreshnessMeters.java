package io.helpdeskroi.metrics.source;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;

/**
 * How far each source lies behind, for Prometheus.
 */
@ApplicationScoped
class FreshnessMeters {

    private final SourceService sources;
    private final MultiGauge lag;

    FreshnessMeters(SourceService sources, MeterRegistry registry) {
        this.sources = sources;
        this.lag = MultiGauge.builder("helpdeskroi.source.lag.seconds").description("now - high-water mark").register(registry);
    }

    @Scheduled(every = "15s")
    void measure() {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (SourceService.View source : sources.all()) {
            if (source.lagS() != null && source.disconnectedAt() == null) {
                rows.add(MultiGauge.Row.of(Tags.of("source", source.id()), source.lagS()));
            }
        }
        lag.register(rows, true);
    }
}
