package io.helpdeskroi.connector.letters;

import io.helpdeskroi.connector.delivery.DeadLetter;

/**
 * What another attempt made of a dead letter.
 */
sealed interface RetryOutcome {

    /** The letter that was tried. */
    DeadLetter letter();

    /** How the audit calls it. */
    String name();

    /** All of it has arrived: the letter is closed. */
    record Delivered(DeadLetter letter) implements RetryOutcome {
        @Override
        public String name() {
            return "delivered";
        }
    }

    /** The vendor has nothing to deliver for it any more: the letter is closed. */
    record Gone(DeadLetter letter) implements RetryOutcome {
        @Override
        public String name() {
            return "gone";
        }
    }

    /**
     * It is still at fault, perhaps for another reason than before.
     *
     * @param field field at fault; null where none was named
     */
    record Kept(DeadLetter letter, String field, String reason) implements RetryOutcome {
        @Override
        public String name() {
            return "kept";
        }
    }
}
