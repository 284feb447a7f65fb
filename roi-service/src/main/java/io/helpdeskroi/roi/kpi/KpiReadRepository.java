package io.helpdeskroi.roi.kpi;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.helpdeskroi.contract.KpiValue;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;

/**
 * Remembers the last answer to each question.
 */
@ApplicationScoped
class KpiReadRepository implements PanacheRepositoryBase<KpiReadRow, String> {

    /** Keeps an answer unless a later one is kept already. */
    @Transactional
    void keep(KpiQuestion question, KpiValue value, Instant readAt) {
        getEntityManager().createNativeQuery("""
                INSERT INTO kpi_read (question, kpi, value, reason, as_of, read_at)
                VALUES (:question, :kpi, :value, :reason, :asOf, :readAt)
                ON CONFLICT (question) DO UPDATE SET value = excluded.value, reason = excluded.reason,
                    as_of = excluded.as_of, read_at = excluded.read_at
                WHERE kpi_read.as_of <= excluded.as_of""")
                .setParameter("question", question.topic()).setParameter("kpi", question.kpi())
                .setParameter("value", value.value()).setParameter("reason", value.reason())
                .setParameter("asOf", question.asOf()).setParameter("readAt", readAt).executeUpdate();
    }

    /** The last answer to this question; else when the KPI was read at all. */
    @Transactional
    Optional<KpiAnswer.LastKnown> last(KpiQuestion question) {
        return findByIdOptional(question.topic())
                .map(row -> new KpiAnswer.LastKnown(Optional.ofNullable(row.value), row.asOf, row.readAt))
                .or(() -> find("kpi = ?1", Sort.descending("readAt"), question.kpi()).firstResultOptional()
                        .map(row -> new KpiAnswer.LastKnown(Optional.empty(), row.asOf, row.readAt)));
    }
}
