package io.helpdeskroi.zendesk;

import io.helpdeskroi.connector.rows.Rows;

/**
 * A page of {@code /satisfaction_ratings}, the older form of survey.
 */
record RatingPage(Rows<Rating> satisfactionRatings, ListWalk.Meta meta, ListWalk.Links links, String nextPage)
        implements
            ListWalk.Page {

    /**
     * A rating, or the offer of one; every value but the id may be null. The comment is not read.
     *
     * @param assigneeId agent responsible when it was rated
     */
    record Rating(long id, Long ticketId, Long requesterId, Long assigneeId, Long groupId, String score, String reason,
            String createdAt, String updatedAt) {
    }

    @Override
    public int size() {
        return satisfactionRatings == null ? 0 : satisfactionRatings.size();
    }
}
