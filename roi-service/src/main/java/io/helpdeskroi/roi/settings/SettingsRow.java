package io.helpdeskroi.roi.settings;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.helpdeskroi.roi.money.Rounding;

/**
 * The one row of settings.
 */
@Entity
@Table(name = "settings")
class SettingsRow {

    static final int ONLY = 1;

    @Id
    int id = ONLY;
    String timezone;
    String currency;
    @Enumerated(EnumType.STRING)
    Rounding rounding;
    @Column(name = "fx_max_stale_days")
    int fxMaxStaleDays;
    @Column(name = "fx_pivot")
    String fxPivot;
    @Column(name = "fiscal_year_start")
    int fiscalYearStart;
    long version;

    void set(RoiSettings settings) {
        timezone = settings.timezone();
        currency = settings.currency();
        rounding = settings.rounding();
        fxMaxStaleDays = settings.fxMaxStaleDays();
        fxPivot = settings.fxPivot();
        fiscalYearStart = settings.fiscalYearStart();
        version++;
    }

    RoiSettings settings() {
        return new RoiSettings(timezone, currency, rounding, fxMaxStaleDays, fxPivot, fiscalYearStart);
    }
}
