package io.helpdeskroi.roi.settings;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/**
 * Keeps the row of settings.
 */
@ApplicationScoped
class SettingsRepository implements PanacheRepositoryBase<SettingsRow, Integer> {

    Optional<SettingsRow> current() {
        return findByIdOptional(SettingsRow.ONLY);
    }

    Optional<SettingsRow> forUpdate() {
        return findByIdOptional(SettingsRow.ONLY, LockModeType.PESSIMISTIC_WRITE);
    }
}
