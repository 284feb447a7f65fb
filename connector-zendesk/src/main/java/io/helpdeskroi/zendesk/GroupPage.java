package io.helpdeskroi.zendesk;

import io.helpdeskroi.connector.rows.Rows;

/**
 * A page of {@code /groups}.
 */
record GroupPage(Rows<Group> groups, ListWalk.Meta meta, ListWalk.Links links, String nextPage) implements ListWalk.Page {

    /** A group of agents; every value but the id may be null. */
    record Group(long id, String name, Boolean deleted, String createdAt, String updatedAt) {
    }

    @Override
    public int size() {
        return groups == null ? 0 : groups.size();
    }
}
