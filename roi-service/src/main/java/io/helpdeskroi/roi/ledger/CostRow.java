package io.helpdeskroi.roi.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import org.hibernate.annotations.ColumnTransformer;

import io.helpdeskroi.roi.figure.Provenance;

/**
 * One version of a cost.
 */
@Entity
@Table(name = "cost_entry")
class CostRow extends LedgerRow<CostEntry> {

    @Enumerated(EnumType.STRING)
    CostCategory category;
    @Enumerated(EnumType.STRING)
    CostNature nature;
    BigDecimal amount;
    String currency;
    @Column(name = "booked_on")
    LocalDate bookedOn;
    @Column(name = "starts_on")
    LocalDate startsOn;
    @Column(name = "ends_on")
    LocalDate endsOn;
    @Enumerated(EnumType.STRING)
    CostInterval every;
    @Column(name = "amortisation_months")
    Integer amortisationMonths;
    BigDecimal hours;
    BigDecimal fte;
    @Convert(converter = AllocationList.class)
    @ColumnTransformer(write = "?::jsonb")
    List<Allocation> allocations;
    String source;
    @Enumerated(EnumType.STRING)
    Provenance provenance;
    @Column(name = "tax_included")
    boolean taxIncluded;

    CostRow() {
    }

    CostRow(CostEntry cost) {
        category = cost.category();
        nature = cost.nature();
        amount = cost.amount();
        currency = cost.currency();
        bookedOn = cost.date();
        startsOn = cost.start();
        endsOn = cost.end();
        every = cost.interval();
        amortisationMonths = cost.amortisationMonths();
        hours = cost.hours();
        fte = cost.fte();
        allocations = cost.allocations();
        source = cost.source();
        provenance = cost.provenance();
        taxIncluded = cost.taxIncluded();
    }

    @Override
    CostEntry entry() {
        return new CostEntry(entryId, category, nature, amount, currency, bookedOn, startsOn, endsOn, every, amortisationMonths,
                hours, fte, allocations, source, provenance, taxIncluded);
    }
}
