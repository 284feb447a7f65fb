package io.helpdeskroi.connector.ledger;

import java.util.function.BooleanSupplier;

/**
 * How many objects a step may still ask for one by one.
 */
final class Looks {

    private final BooleanSupplier stopped;
    private int left;

    /** @param stopped whether the step is not wanted any more */
    Looks(int most, BooleanSupplier stopped) {
        this.left = most;
        this.stopped = stopped;
    }

    int left() {
        return stopped.getAsBoolean() ? 0 : left;
    }

    /** Whether one more object may be asked for. */
    boolean takeOne() {
        return left() > 0 && left-- > 0;
    }
}
