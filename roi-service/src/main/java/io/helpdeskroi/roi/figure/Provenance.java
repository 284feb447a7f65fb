package io.helpdeskroi.roi.figure;

import java.util.Collection;

/**
 * How firm the ground of a figure is, weakest first; a result is as weak as its weakest leaf.
 */
public enum Provenance {
    /** Somebody's stated assumption. */
    ASSUMED,
    /** A model's estimate; has an interval. */
    ESTIMATED,
    /** A formula of measured values. */
    DERIVED,
    /** Events or ledger entries. */
    MEASURED;

    /** The weakest of several, {@link #DERIVED} at best: what a formula makes of its inputs. */
    static Provenance ofFormula(Collection<Provenance> inputs) {
        return inputs.stream().min(Provenance::compareTo).filter(weakest -> weakest.compareTo(DERIVED) < 0).orElse(DERIVED);
    }
}
