package io.helpdeskroi.sandbox.company;

import java.util.List;

/**
 * One update of a ticket: everything that changed at one instant by one hand.
 *
 * @param ordinal position in the ticket's life, from 0
 * @param at epoch second
 * @param updaterId user, or {@link People#SYSTEM} for rules and the vendor's own machinery
 * @param via how the update came in, in the words of ticket events
 * @param referenceId the rule or ticket behind the update; 0 for none
 * @param changes empty for a silent update, which only moves the export's time
 */
public record Audit(int ordinal, long at, long updaterId, String via, long referenceId, List<Change> changes) {

    public boolean silent() {
        return changes.isEmpty();
    }
}
