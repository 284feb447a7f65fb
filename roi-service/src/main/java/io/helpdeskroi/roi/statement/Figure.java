package io.helpdeskroi.roi.statement;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.helpdeskroi.contract.Period;
import io.helpdeskroi.roi.figure.Provenance;
import io.helpdeskroi.roi.figure.Unit;

/**
 * A published figure with what it was made from.
 *
 * @param kpi the name of the measure in the ROI catalogue
 * @param params parameters that differ from the measure's defaults
 * @param slice dimension to value; empty for the total
 * @param n contacts, resolutions, entries or events behind it
 * @param value decimal string, rounded; absent when undefined, with the reason
 * @param ciMethod census, day_bootstrap or none
 * @param partial the period has not passed, or holds only a part of its bucket
 * @param measuredShare share of the result, by size, that rests on no assumption
 */
public record Figure(String kpi, Map<String, String> params, Period period, Map<String, String> slice, long n, String value,
        Unit unit, String currency, String ciLow, String ciHigh, String ciMethod, String reason, Provenance provenance,
        String measuredShare, Boolean partial, Instant asOf, List<Input> inputs, List<String> notes) {

    /**
     * Something a figure was made from: a measure, a KPI, a sum of ledger entries, an exchange rate.
     *
     * @param detail where it can be read again, how many events are behind it, how old it is
     */
    public record Input(String id, String kind, String value, Unit unit, String currency, String source, Instant asOf,
            String reason, Map<String, String> detail) {
    }
}
