package io.helpdeskroi.metrics.account;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/**
 * The account, and the zones that ruled it over time.
 */
@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<Account, Short> {

    Account only() {
        return findById(Account.ONLY);
    }

    /** The zone that rules from the latest change on. */
    String timezone() {
        List<?> zones = getEntityManager()
                .createNativeQuery("SELECT timezone FROM account_zone ORDER BY valid_from DESC LIMIT 1").getResultList();
        return (String) zones.get(0);
    }

    /** A zone for all time, or from an instant on; buckets before the instant keep their edges. */
    void setTimezone(String timezone, Instant from) {
        String delete = from == null ? "DELETE FROM account_zone" : "DELETE FROM account_zone WHERE valid_from >= ?1";
        var deletion = getEntityManager().createNativeQuery(delete);
        if (from != null) {
            deletion.setParameter(1, from);
        }
        deletion.executeUpdate();
        if (from == null) {
            getEntityManager().createNativeQuery("INSERT INTO account_zone VALUES ('-infinity', ?1)")
                    .setParameter(1, timezone).executeUpdate();
        } else {
            getEntityManager().createNativeQuery("INSERT INTO account_zone VALUES (?1, ?2)").setParameter(1, from)
                    .setParameter(2, timezone).executeUpdate();
        }
    }
}
