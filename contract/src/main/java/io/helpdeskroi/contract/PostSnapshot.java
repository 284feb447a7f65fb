package io.helpdeskroi.contract;

import java.time.Instant;

/**
 * Cumulative counters of a brand post at one instant. Reach counts people and is never summed.
 *
 * @param postId the post
 * @param takenAt when read
 * @param impressions optional
 * @param reach optional
 * @param followers optional
 * @param reactions optional
 * @param comments optional
 * @param shares optional
 * @param saves optional
 * @param clicks optional
 */
public record PostSnapshot(FactId postId, Instant takenAt, Long impressions, Long reach, Long followers, Long reactions,
        Long comments, Long shares, Long saves, Long clicks) implements Fact {

    public PostSnapshot {
        Check.requiredEntity(postId, Entity.BRAND_POST, "post_id");
        Check.required(takenAt, "taken_at");
        Check.notNegative(impressions, "impressions");
        Check.notNegative(reach, "reach");
        Check.notNegative(followers, "followers");
        Check.notNegative(reactions, "reactions");
        Check.notNegative(comments, "comments");
        Check.notNegative(shares, "shares");
        Check.notNegative(saves, "saves");
        Check.notNegative(clicks, "clicks");
    }

    @Override
    public Entity kind() {
        return Entity.POST_SNAPSHOT;
    }
}
