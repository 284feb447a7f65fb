package io.helpdeskroi.roi.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;

import io.helpdeskroi.contract.InvalidFactException;
import io.helpdeskroi.roi.figure.Provenance;
import io.helpdeskroi.roi.money.DateSpan;
import io.helpdeskroi.roi.money.Iso4217;

/**
 * A benefit of an initiative (D-04).
 *
 * @param kind a valuation rule such as B-02, MANUAL, or UNQUANTIFIED: value without a price, which enters no total
 * @param amount signed, a worsening is negative; absent when unquantified
 * @param date the day it was had; instead of {@code start} and {@code end}
 * @param provenance ASSUMED when not given: a benefit nobody vouches for is no measurement
 * @param text what it consists in; required when unquantified
 * @param kpis ids of the KPIs that show it
 */
public record BenefitEntry(String id, String initiativeId, String kind,
        @JsonSerialize(using = ExactDecimal.Writer.class) @JsonDeserialize(using = ExactDecimal.Reader.class) BigDecimal amount,
        String currency, LocalDate date, LocalDate start, LocalDate end, Provenance provenance, List<String> assumptionIds,
        String attributionId, String text, List<String> kpis) implements LedgerEntry {

    static final String UNQUANTIFIED = "UNQUANTIFIED";
    private static final Pattern KINDS = Pattern.compile("B-\\d{2}|MANUAL|" + UNQUANTIFIED);

    public BenefitEntry {
        Require.id(id, "id");
        Require.id(initiativeId, "initiative_id");
        kind = Require.present(kind, "kind", "B-01 to B-17, MANUAL or UNQUANTIFIED").toUpperCase(Locale.ROOT);
        if (!KINDS.matcher(kind).matches()) {
            throw new InvalidFactException("kind", "is unknown", "B-01 to B-17, MANUAL or UNQUANTIFIED");
        }
        Require.day(date, "date");
        Require.day(start, "start");
        Require.day(end, "end");
        if (date != null) {
            Require.absent(start, "start", "beside date");
            Require.absent(end, "end", "beside date");
        }
        Require.after(end, start);
        if (kind.equals(UNQUANTIFIED)) {
            Require.absent(amount, "amount", "for an unquantified benefit");
            Require.absent(currency, "currency", "for an unquantified benefit");
            Require.id(text, "text");
        } else {
            amount = Require.amount(amount, "amount");
            Iso4217.currency(currency, "currency");
            if (date == null) {
                Require.present(start, "start", "start and end, or date");
                Require.present(end, "end", "the first day the benefit no longer covers");
            }
        }
        provenance = provenance == null ? Provenance.ASSUMED : provenance;
        assumptionIds = Require.ids(assumptionIds, "assumption_ids");
        Require.text(attributionId, "attribution_id");
        Require.text(text, "text");
        kpis = Require.ids(kpis, "kpis");
    }

    /** The amount over its days; empty when unquantified. */
    public Optional<Booking> booking() {
        if (amount == null) {
            return Optional.empty();
        }
        DateSpan span = date == null ? new DateSpan(start, end) : DateSpan.day(date);
        return Optional.of(new Booking(span, amount, span.from()));
    }
}
