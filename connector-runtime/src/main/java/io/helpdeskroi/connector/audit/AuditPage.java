package io.helpdeskroi.connector.audit;

import java.util.List;
import java.util.Optional;

/**
 * Entries of the audit, newest first; {@code next} is the {@code before} of the next page.
 */
record AuditPage(List<AuditTrail.Entry> entries, Long next) {

    private static final int SIZE = 50;

    static AuditPage read(AuditTrail trail, Optional<String> connectionId, long before) {
        List<AuditTrail.Entry> page = trail.page(connectionId, before, SIZE);
        return new AuditPage(page, page.size() < SIZE ? null : page.get(SIZE - 1).id());
    }
}
