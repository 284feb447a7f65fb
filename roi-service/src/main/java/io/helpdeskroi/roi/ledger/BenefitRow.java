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
 * One version of a benefit.
 */
@Entity
@Table(name = "benefit_entry")
class BenefitRow extends LedgerRow<BenefitEntry> {

    @Column(name = "initiative_id")
    String initiativeId;
    String kind;
    BigDecimal amount;
    String currency;
    @Column(name = "booked_on")
    LocalDate bookedOn;
    @Column(name = "starts_on")
    LocalDate startsOn;
    @Column(name = "ends_on")
    LocalDate endsOn;
    @Enumerated(EnumType.STRING)
    Provenance provenance;
    @Column(name = "assumption_ids")
    @Convert(converter = TextList.class)
    @ColumnTransformer(write = "?::jsonb")
    List<String> assumptionIds;
    @Column(name = "attribution_id")
    String attributionId;
    String description;
    @Convert(converter = TextList.class)
    @ColumnTransformer(write = "?::jsonb")
    List<String> kpis;

    BenefitRow() {
    }

    BenefitRow(BenefitEntry benefit) {
        initiativeId = benefit.initiativeId();
        kind = benefit.kind();
        amount = benefit.amount();
        currency = benefit.currency();
        bookedOn = benefit.date();
        startsOn = benefit.start();
        endsOn = benefit.end();
        provenance = benefit.provenance();
        assumptionIds = benefit.assumptionIds();
        attributionId = benefit.attributionId();
        description = benefit.text();
        kpis = benefit.kpis();
    }

    @Override
    BenefitEntry entry() {
        return new BenefitEntry(entryId, initiativeId, kind, amount, currency, bookedOn, startsOn, endsOn, provenance,
                assumptionIds, attributionId, description, kpis);
    }
}
