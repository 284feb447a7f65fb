package io.helpdeskroi.roi.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import org.hibernate.jpa.HibernateHints;

import io.helpdeskroi.rest.ProblemException;
import io.helpdeskroi.roi.money.DateSpan;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;

/**
 * A book of the ledger: takes entries, keeps every version of them, and reads them as they were believed at an instant.
 */
public abstract class LedgerBook<E extends LedgerEntry, R extends LedgerRow<E>> {

    private static final int IDS_PER_QUERY = 5_000;
    private static final String BELIEVED = "recordedAt <= :asOf and (supersededAt is null or supersededAt > :asOf)";

    private final PanacheRepositoryBase<R, Long> rows;
    private final LedgerClock clock;
    private final String what;

    LedgerBook(PanacheRepositoryBase<R, Long> rows, LedgerClock clock, String what) {
        this.rows = rows;
        this.clock = clock;
        this.what = what;
    }

    /** A new version with this content. */
    abstract R row(E entry);

    /** Takes all entries or, when one is refused, none. Known content changes nothing. */
    @Transactional
    public List<Posted> post(List<E> entries) {
        Map<String, E> wanted = distinct(entries);
        Instant now = clock.next();
        Map<String, R> current = current(wanted.keySet().stream().toList());
        Map<String, Integer> versions = new HashMap<>();
        Map<String, Posted> posted = new LinkedHashMap<>();
        List<E> fresh = new ArrayList<>();
        for (E entry : wanted.values()) {
            R present = current.get(entry.id());
            if (present != null && present.entry().equals(entry)) {
                posted.put(entry.id(), new Posted(entry.id(), Posted.Outcome.UNCHANGED, present.version));
            } else {
                if (present != null) {
                    present.supersededAt = now;
                    versions.put(entry.id(), present.version);
                }
                fresh.add(entry);
            }
        }
        // The former versions have to make room before the new ones come: at most one version of an entry is current.
        rows.flush();
        versions.putAll(formerVersions(fresh.stream().map(LedgerEntry::id).filter(id -> !versions.containsKey(id)).toList()));
        for (E entry : fresh) {
            R row = row(entry);
            row.entryId = entry.id();
            row.version = versions.getOrDefault(entry.id(), 0) + 1;
            row.recordedAt = now;
            rows.persist(row);
            posted.put(entry.id(), new Posted(entry.id(),
                    current.containsKey(entry.id()) ? Posted.Outcome.UPDATED : Posted.Outcome.STORED, row.version));
        }
        return entries.stream().map(entry -> posted.get(entry.id())).toList();
    }

    @Transactional
    LedgerPage<E> page(LedgerQuery query, Optional<Instant> asOf) {
        StringBuilder condition = new StringBuilder(BELIEVED).append(" and entryId > :after");
        Parameters parameters = Parameters.with("asOf", clock.asOf(asOf)).and("after", query.after());
        query.filters().forEach((field, value) -> {
            condition.append(" and ").append(field).append(" = :").append(field);
            parameters.and(field, value);
        });
        List<R> found = rows.find(condition + " order by entryId", parameters).range(0, query.limit()).list();
        boolean more = found.size() > query.limit();
        List<R> shown = more ? found.subList(0, query.limit()) : found;
        return new LedgerPage<>(shown.stream().map(this::recorded).toList(),
                more ? LedgerQuery.cursor(shown.get(shown.size() - 1).entryId) : null);
    }

    @Transactional
    Recorded<E> get(String id, Optional<Instant> asOf) {
        return rows.find(BELIEVED + " and entryId = :id", Parameters.with("asOf", clock.asOf(asOf)).and("id", id))
                .firstResultOptional().map(this::recorded).orElseThrow(() -> ProblemException.notFound(what, id));
    }

    /** Ends the entry's validity; what it said stays readable as of earlier instants. */
    @Transactional
    void delete(String id) {
        Instant now = clock.next();
        rows.find("entryId = ?1 and supersededAt is null", id).firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound(what, id)).supersededAt = now;
    }

    /** Every entry as it was believed at an instant, in the order of ids. */
    @Transactional
    public List<Recorded<E>> all(Instant asOf) {
        return rows.find(BELIEVED + " order by entryId", Parameters.with("asOf", asOf))
                .withHint(HibernateHints.HINT_READ_ONLY, true).stream().map(this::recorded).toList();
    }

    /** The days that a table's entries with an amount speak of; one that is still running extends nothing. */
    Optional<DateSpan> days(String table, Instant asOf) {
        Tuple row = (Tuple) rows.getEntityManager().createNativeQuery("""
                SELECT min(coalesce(booked_on, starts_on)) AS first_day,
                       max(coalesce(ends_on, coalesce(booked_on, starts_on) + 1)) AS end_day FROM %s
                WHERE recorded_at <= :asOf AND (superseded_at IS NULL OR superseded_at > :asOf)
                  AND amount IS NOT NULL""".formatted(table), Tuple.class).setParameter("asOf", asOf).getSingleResult();
        return Optional.ofNullable(row.get("first_day", LocalDate.class))
                .map(first -> new DateSpan(first, row.get("end_day", LocalDate.class)));
    }

    private Recorded<E> recorded(R row) {
        return new Recorded<>(row.entry(), row.version, row.recordedAt);
    }

    private Map<String, E> distinct(List<E> entries) {
        Map<String, E> wanted = new LinkedHashMap<>();
        for (int index = 0; index < entries.size(); index++) {
            E entry = entries.get(index);
            E before = wanted.putIfAbsent(entry.id(), entry);
            if (before != null && !before.equals(entry)) {
                throw ProblemException.field("[" + index + "].id", "comes twice with different contents", "one entry per id");
            }
        }
        return wanted;
    }

    private Map<String, R> current(List<String> ids) {
        Map<String, R> current = new HashMap<>();
        for (int from = 0; from < ids.size(); from += IDS_PER_QUERY) {
            List<String> chunk = ids.subList(from, Math.min(ids.size(), from + IDS_PER_QUERY));
            rows.find("supersededAt is null and entryId in ?1", chunk).list().forEach(row -> current.put(row.entryId, row));
        }
        return current;
    }

    /** The last version of entries that were deleted. */
    private Map<String, Integer> formerVersions(List<String> ids) {
        Map<String, Integer> versions = new HashMap<>();
        for (int from = 0; from < ids.size(); from += IDS_PER_QUERY) {
            List<String> chunk = ids.subList(from, Math.min(ids.size(), from + IDS_PER_QUERY));
            rows.find("entryId in ?1", chunk).list().forEach(row -> versions.merge(row.entryId, row.version, Math::max));
        }
        return versions;
    }
}
