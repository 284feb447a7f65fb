package io.helpdeskroi.contract;

import java.time.Instant;

/**
 * A post that addresses the brand on a social network.
 *
 * @param network the network
 * @param type what it is
 * @param author the network's id of the author; optional
 * @param postedAt network time
 * @param ingestedAt when it reached the source; optional
 * @param actionable optional when nobody judged
 * @param parentPost optional
 * @param interactionId the case it became; optional
 * @param starRating reviews: 1 to 5; optional
 */
public record Mention(Vendor network, Type type, String author, Instant postedAt, Instant ingestedAt, Boolean actionable,
        String parentPost, FactId interactionId, Integer starRating) implements Fact {

    public Mention {
        Check.required(network, "network");
        Check.required(type, "type");
        Check.required(postedAt, "posted_at");
        Check.entity(interactionId, Entity.INTERACTION, "interaction_id");
        Check.range(starRating, 1, 5, "star_rating");
    }

    @Override
    public Entity kind() {
        return Entity.MENTION;
    }

    /** Kinds of post. */
    public enum Type {
        MENTION,
        COMMENT,
        REPLY,
        DM,
        TAG,
        REVIEW
    }
}
