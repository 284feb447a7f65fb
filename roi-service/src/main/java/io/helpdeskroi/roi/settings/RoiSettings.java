package io.helpdeskroi.roi.settings;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.helpdeskroi.contract.InvalidFactException;
import io.helpdeskroi.roi.money.Iso4217;
import io.helpdeskroi.roi.money.Rounding;

/**
 * The tenant's choices that figures depend on.
 *
 * @param timezone IANA zone; instants become local dates in it
 * @param currency reporting currency
 * @param rounding how money is rounded at the edge; HALF_EVEN when not given
 * @param fxMaxStaleDays how much older than the entry a rate may be; 7 when not given
 * @param fxPivot currency through which cross rates go; the reporting currency when not given
 * @param fiscalYearStart month the fiscal year starts with, 1 to 12; 1 when not given
 */
public record RoiSettings(String timezone, String currency, Rounding rounding, Integer fxMaxStaleDays, String fxPivot,
        Integer fiscalYearStart) {

    private static final int DEFAULT_STALE_DAYS = 7;
    private static final int LARGEST_STALE_DAYS = 366;

    public RoiSettings {
        if (timezone == null) {
            throw new InvalidFactException("timezone", "is missing", "an IANA zone name such as Europe/Berlin");
        }
        try {
            ZoneId.of(timezone);
        } catch (DateTimeException unknown) {
            throw new InvalidFactException("timezone", "is no known zone", "an IANA zone name such as Europe/Berlin");
        }
        Iso4217.currency(currency, "currency");
        rounding = rounding == null ? Rounding.HALF_EVEN : rounding;
        fxMaxStaleDays = fxMaxStaleDays == null ? DEFAULT_STALE_DAYS : fxMaxStaleDays;
        if (fxMaxStaleDays < 0 || fxMaxStaleDays > LARGEST_STALE_DAYS) {
            throw new InvalidFactException("fx_max_stale_days", "is " + fxMaxStaleDays, "0 to " + LARGEST_STALE_DAYS);
        }
        fxPivot = fxPivot == null ? currency : fxPivot;
        Iso4217.currency(fxPivot, "fx_pivot");
        fiscalYearStart = fiscalYearStart == null ? 1 : fiscalYearStart;
        if (fiscalYearStart < 1 || fiscalYearStart > 12) {
            throw new InvalidFactException("fiscal_year_start", "is " + fiscalYearStart, "a month, 1 to 12");
        }
    }

    @JsonIgnore
    public ZoneId zone() {
        return ZoneId.of(timezone);
    }

    @JsonIgnore
    public Currency reportingCurrency() {
        return Currency.getInstance(currency);
    }

    @JsonIgnore
    public Currency pivot() {
        return Currency.getInstance(fxPivot);
    }

    /** The local day an instant falls on. */
    public LocalDate localDate(Instant instant) {
        return instant.atZone(zone()).toLocalDate();
    }

    /** The instant a local day starts. */
    public Instant startOf(LocalDate date) {
        return date.atStartOfDay(zone()).toInstant();
    }
}
