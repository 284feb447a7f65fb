package io.helpdeskroi.connector.letters;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.helpdeskroi.connector.delivery.DeadLetter;
import io.helpdeskroi.connector.ledger.DeliveredObject;

/**
 * What another attempt made of a dead letter.
 */
sealed interface RetryOutcome {

    /** The letter that was tried. */
    DeadLetter letter();

    /** How the audit calls it. */
    String name();

    /** What of it the ledger counts, by the stream it is counted under. */
    Map<String, List<DeliveredObject>> objects();

    /** All of it has arrived: the letter is closed. */
    record Delivered(DeadLetter letter, Map<String, List<DeliveredObject>> objects) implements RetryOutcome {
        @Override
        public String name() {
            return "delivered";
        }
    }

    /** The vendor has nothing to deliver for it any more: the letter is closed. */
    record Gone(DeadLetter letter) implements RetryOutcome {
        @Override
        public Map<String, List<DeliveredObject>> objects() {
            return Map.of();
        }

        @Override
        public String name() {
            return "gone";
        }
    }

    /**
     * It is still at fault, perhaps for another reason than before.
     *
     * @param field field at fault; null where none was named
     * @param askedAt when the vendor was asked anew, in the database's time; empty where it was not
     */
    record Kept(DeadLetter letter, String field, String reason, Optional<Instant> askedAt,
            Map<String, List<DeliveredObject>> objects)
            implements
                RetryOutcome {
        @Override
        public String name() {
            return "kept";
        }
    }
}
