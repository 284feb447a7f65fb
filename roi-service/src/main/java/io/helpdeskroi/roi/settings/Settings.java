package io.helpdeskroi.roi.settings;

import java.util.Optional;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import io.helpdeskroi.rest.Etag;

/**
 * The tenant's settings: those of the configuration until somebody puts others.
 */
@Singleton
public class Settings {

    /** Settings and their version; 0 while they are those of the configuration. */
    record Versioned(RoiSettings settings, long version) {
    }

    private final SettingsRepository rows;
    private final RoiSettings initial;

    Settings(SettingsRepository rows, RoiConfig config) {
        this.rows = rows;
        this.initial = new RoiSettings(config.timezone(), config.currency(), null, null, null, null);
    }

    @Transactional
    public RoiSettings current() {
        return versioned().settings();
    }

    @Transactional
    Versioned versioned() {
        return rows.current().map(row -> new Versioned(row.settings(), row.version)).orElse(new Versioned(initial, 0));
    }

    /** Replaces the settings; a client that names the version it read is refused when that has changed. */
    @Transactional
    Versioned put(RoiSettings settings, Optional<String> ifMatch) {
        Optional<SettingsRow> present = rows.forUpdate();
        ifMatch.ifPresent(tag -> Etag.requireMatch(tag, present.map(row -> row.version).orElse(0L), "settings"));
        SettingsRow row = present.orElseGet(SettingsRow::new);
        row.set(settings);
        if (present.isEmpty()) {
            rows.persist(row);
        }
        return new Versioned(row.settings(), row.version);
    }
}
