package io.helpdeskroi.zendesk;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.helpdeskroi.connector.rows.Rows;

/**
 * The account's custom ticket statuses: each belongs to one of the system's.
 */
record CustomStatuses(Rows<CustomStatus> customStatuses) {

    static final CustomStatuses NONE = new CustomStatuses(Rows.of(java.util.List.of()));

    /** One custom status and the system status it stands for. */
    record CustomStatus(long id, String statusCategory) {
    }

    /** System status by custom status id. */
    Map<Long, String> categories() {
        return Optional.ofNullable(customStatuses).map(Rows::values).orElseGet(java.util.List::of).stream()
                .filter(status -> status.statusCategory() != null)
                .collect(Collectors.toMap(CustomStatus::id, CustomStatus::statusCategory, (first, second) -> second));
    }
}
