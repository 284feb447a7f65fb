package io.helpdeskroi.metrics.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.metrics.fact.Observation;
import io.helpdeskroi.metrics.store.Dictionaries;
import io.helpdeskroi.metrics.store.Micros;
import io.helpdeskroi.metrics.store.ObservationRow;
import io.helpdeskroi.metrics.store.Subjects;

/**
 * Derived observations by the subject that owns them, on their way to the table.
 */
final class DerivedRows {

    private final Map<Long, List<Observation>> bySubject = new HashMap<>();

    void add(Long subject, List<Observation> observations) {
        bySubject.computeIfAbsent(subject, key -> new ArrayList<>()).addAll(observations);
    }

    Set<Long> subjects() {
        return bySubject.keySet();
    }

    Collection<Observation> observations() {
        return bySubject.values().stream().flatMap(List::stream).toList();
    }

    /** Refuses what the table could not hold, before anything is written. */
    static void check(List<Observation> observations) {
        for (Observation observation : observations) {
            for (Instant instant : new Instant[] { observation.at(), observation.until(), observation.start(),
                    observation.matureAt() }) {
                if (instant != null && !Micros.storable(instant)) {
                    throw new IllegalArgumentException("an instant of " + observation.kind() + " is out of range");
                }
            }
        }
    }

    static Set<FactId> ids(Collection<Observation> observations) {
        Set<FactId> ids = new HashSet<>();
        for (Observation observation : observations) {
            ids.add(observation.interactionId());
            ids.add(observation.customerId());
            ids.add(observation.agentId());
        }
        ids.remove(null);
        return ids;
    }

    List<ObservationRow> stored(Subjects subjects, Dictionaries.Numbers numbers) {
        List<ObservationRow> rows = new ArrayList<>();
        bySubject.forEach((subject, observations) -> {
            for (Observation o : observations) {
                rows.add(new ObservationRow(subject, numbers.series(o), o.ordinal(), numbers.slice(o), Micros.of(o.at()),
                        subjects.key(o.interactionId()), subjects.key(o.customerId()), subjects.key(o.agentId()),
                        micros(o.until()), micros(o.start()), micros(o.matureAt()), o.calendarMs(), o.businessMs(), o.num(),
                        o.den(), o.code(), o.reason()));
            }
        });
        return rows;
    }

    private static Long micros(Instant instant) {
        return instant == null ? null : (Long) Micros.of(instant);
    }
}
