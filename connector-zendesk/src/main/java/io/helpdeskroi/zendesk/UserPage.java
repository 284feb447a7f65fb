package io.helpdeskroi.zendesk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;

import io.helpdeskroi.connector.rows.Rows;

/**
 * A page of users: of the cursor export, of {@code /users/show_many}, or side-loaded.
 */
record UserPage(Rows<User> users, String afterCursor, String afterUrl, Boolean endOfStream) implements CursorExport.Page {

    /**
     * A user; every value but the id may be null. Names, telephone numbers and notes are not read at all, and the address
     * only to be hashed.
     */
    record User(long id, String email, String role, String locale, Long organizationId, Long defaultGroupId, Boolean active,
            Boolean suspended, Boolean permanentlyDeleted, String externalId, List<String> tags, String createdAt,
            String updatedAt, Map<String, JsonNode> userFields) {

        @Override
        public String toString() {
            return "user " + id;
        }
    }

    @Override
    public Instant newest() {
        return users == null ? null
                : users.values().stream().map(user -> VendorTime.lenient(user.updatedAt())).filter(Objects::nonNull)
                        .reduce((earlier, later) -> later).orElse(null);
    }

    @Override
    public int size() {
        return users == null ? 0 : users.size();
    }
}
