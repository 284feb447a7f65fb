package io.helpdeskroi.metrics.kpi;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.rest.ProblemException;

/**
 * All KPIs by id.
 */
@ApplicationScoped
class KpiRegistry {

    private final Map<String, Kpi> kpis;

    KpiRegistry() {
        Map<String, Kpi> all = new LinkedHashMap<>();
        Stream.of(VolumeKpis.all(), ResponseKpis.all(), ResolutionKpis.all(), QueueKpis.all(), SurveyKpis.all(),
                AutomationKpis.all()).flatMap(List::stream).forEach(kpi -> {
                    if (all.put(kpi.id, kpi) != null) {
                        throw new IllegalStateException("declared twice: " + kpi.id);
                    }
                });
        kpis = Collections.unmodifiableMap(all);
    }

    Collection<Kpi> all() {
        return kpis.values();
    }

    Kpi require(String id) {
        Kpi kpi = kpis.get(id);
        if (kpi == null) {
            throw ProblemException.notFound("KPI", id.length() > 100 ? id.substring(0, 100) : id);
        }
        return kpi;
    }
}
