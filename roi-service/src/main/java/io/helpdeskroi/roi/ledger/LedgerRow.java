package io.helpdeskroi.roi.ledger;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SequenceGenerator;

/**
 * One version of an entry: believed from {@code recordedAt} until {@code supersededAt}.
 */
@MappedSuperclass
abstract class LedgerRow<E extends LedgerEntry> {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ledger_seq")
    @SequenceGenerator(name = "ledger_seq", sequenceName = "ledger_seq", allocationSize = 200)
    Long key;
    @Column(name = "entry_id")
    String entryId;
    int version;
    @Column(name = "recorded_at")
    Instant recordedAt;
    @Column(name = "superseded_at")
    Instant supersededAt;

    /** The content of this version. */
    abstract E entry();
}
