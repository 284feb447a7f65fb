package io.helpdeskroi.connector.letters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.helpdeskroi.connector.audit.AuditAction;
import io.helpdeskroi.connector.audit.AuditTrail;
import io.helpdeskroi.connector.delivery.DeadLetter;
import io.helpdeskroi.connector.delivery.DeadLetters;
import io.helpdeskroi.connector.lease.ConnectionLeases;
import io.helpdeskroi.connector.ledger.DeliveredObjects;

/**
 * Writes down what became of dead letters, together with who asked for it.
 */
@ApplicationScoped
class LetterSettlement {

    private final DeadLetters letters;
    private final DeliveredObjects arrived;
    private final ConnectionLeases leases;
    private final AuditTrail audit;

    LetterSettlement(DeadLetters letters, DeliveredObjects arrived, ConnectionLeases leases, AuditTrail audit) {
        this.letters = letters;
        this.arrived = arrived;
        this.leases = leases;
        this.audit = audit;
    }

    @Transactional
    void settle(String connectionId, RetryOutcome outcome) {
        leases.holdOff(connectionId);
        apply(connectionId, outcome);
        Map<String, Object> detail = describe(outcome.letter());
        detail.put("outcome", outcome.name());
        audit.record(AuditAction.DEAD_LETTER_RETRIED, connectionId, detail);
    }

    /** Settles a page of letters that were asked for together. */
    @Transactional
    void settle(String connectionId, List<RetryOutcome> outcomes) {
        leases.holdOff(connectionId);
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (RetryOutcome outcome : outcomes) {
            apply(connectionId, outcome);
            counts.merge(outcome.name(), 1, Integer::sum);
        }
        audit.record(AuditAction.DEAD_LETTERS_RETRIED, connectionId, counts);
    }

    @Transactional
    void discard(String connectionId, DeadLetter letter) {
        letters.remove(connectionId, letter);
        audit.record(AuditAction.DEAD_LETTER_DISCARDED, connectionId, describe(letter));
    }

    private void apply(String connectionId, RetryOutcome outcome) {
        if (outcome instanceof RetryOutcome.Kept kept) {
            letters.keep(connectionId, kept.letter(), kept.field(), kept.reason(), kept.askedAt());
        } else {
            letters.remove(connectionId, outcome.letter());
        }
        outcome.objects().forEach((stream, objects) -> arrived.note(connectionId, stream, objects));
    }

    private static Map<String, Object> describe(DeadLetter letter) {
        return new LinkedHashMap<>(Map.of("dead_letter", letter.id(), "kind", letter.kind(), "stream", letter.stream(),
                "record_id", letter.recordId()));
    }
}
