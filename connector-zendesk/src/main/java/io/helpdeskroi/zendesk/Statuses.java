package io.helpdeskroi.zendesk;

import java.util.Set;

/**
 * Zendesk's ticket statuses in the contract's words.
 */
final class Statuses {

    static final String DELETED = "deleted";

    /** Storage states that events report although nothing happened to the case. */
    static final Set<String> STORAGE = Set.of("archived", "scrubbed");

    private static final Set<String> KNOWN = Set.of("new", "open", "pending", "on_hold", "solved", "closed");

    private Statuses() {
    }

    /** The canonical status; a status of another name stays as it is, and is counted as unmapped. */
    static String canonical(String status) {
        return status.equals("hold") ? "on_hold" : status;
    }

    static boolean known(String canonical) {
        return KNOWN.contains(canonical);
    }
}
