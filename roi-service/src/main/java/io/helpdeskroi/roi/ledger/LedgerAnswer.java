package io.helpdeskroi.roi.ledger;

import java.util.List;

/**
 * What became of a list of entries, in its order.
 */
public record LedgerAnswer(List<Posted> results) {

    /** A list answers a list, a single entry its own outcome. */
    static Object of(List<Posted> posted, boolean single) {
        return single ? posted.get(0) : new LedgerAnswer(posted);
    }
}
