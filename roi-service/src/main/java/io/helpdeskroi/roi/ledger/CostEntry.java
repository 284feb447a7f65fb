package io.helpdeskroi.roi.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;

import io.helpdeskroi.contract.InvalidFactException;
import io.helpdeskroi.roi.figure.Provenance;
import io.helpdeskroi.roi.money.Iso4217;

/**
 * A cost (D-02).
 *
 * @param amount per interval when there is one, else the total; never negative
 * @param date the day it was spent; instead of {@code start}
 * @param start first day it covers; instead of {@code date}
 * @param end first day it no longer covers; open for a recurring cost that is still running
 * @param interval recurring costs: how often the amount comes
 * @param amortisationMonths one-off costs of a day: months over which they serve
 * @param allocations shares by target; those of one target type sum to at most 1, the rest stays unallocated
 */
public record CostEntry(String id, CostCategory category, CostNature nature,
        @JsonSerialize(using = ExactDecimal.Writer.class) @JsonDeserialize(using = ExactDecimal.Reader.class) BigDecimal amount,
        String currency, LocalDate date, LocalDate start, LocalDate end, CostInterval interval, Integer amortisationMonths,
        BigDecimal hours, BigDecimal fte, List<Allocation> allocations, String source, Provenance provenance,
        Boolean taxIncluded) implements LedgerEntry {

    private static final int LONGEST_AMORTISATION = 600;

    public CostEntry {
        Require.id(id, "id");
        Require.present(category, "category", "staffing, training, technology, incentives, overhead or other");
        Require.present(nature, "nature", "one_off or recurring");
        amount = Require.notNegative(Require.amount(amount, "amount"), "amount");
        Iso4217.currency(currency, "currency");
        Require.day(date, "date");
        Require.day(start, "start");
        Require.day(end, "end");
        if (date == null && start == null) {
            throw new InvalidFactException("date", "is missing", "a date, or start with end or interval");
        }
        if (date != null) {
            Require.absent(start, "start", "beside date");
            Require.absent(end, "end", "beside date");
        }
        Require.after(end, start);
        if (nature == CostNature.RECURRING) {
            Require.absent(date, "date", "for a recurring cost, which has a start");
        } else {
            Require.absent(interval, "interval", "for a one-off cost");
        }
        if (start != null && interval == null) {
            Require.present(end, "end", "an end, or the interval at which the amount recurs");
        }
        if (amortisationMonths != null) {
            Require.present(date, "date", "the day of the purchase that is amortised");
            if (amortisationMonths < 1 || amortisationMonths > LONGEST_AMORTISATION) {
                throw new InvalidFactException("amortisation_months", "is " + amortisationMonths,
                        "1 to " + LONGEST_AMORTISATION);
            }
        }
        hours = Require.notNegative(hours, "hours");
        fte = Require.notNegative(fte, "fte");
        allocations = Require.list(allocations, "allocations");
        checkShares(allocations);
        Require.text(source, "source");
        provenance = provenance == null ? Provenance.MEASURED : provenance;
        taxIncluded = taxIncluded != null && taxIncluded;
    }

    private static void checkShares(List<Allocation> allocations) {
        Map<TargetType, BigDecimal> sums = new EnumMap<>(TargetType.class);
        for (int index = 0; index < allocations.size(); index++) {
            Allocation share = allocations.get(index);
            BigDecimal sum = sums.merge(share.targetType(), share.weight(), BigDecimal::add);
            if (sum.compareTo(BigDecimal.ONE) > 0) {
                throw new InvalidFactException("allocations[" + index + "].weight",
                        "makes the shares of its target type " + sum.toPlainString(), "a sum of at most 1");
            }
        }
    }
}
