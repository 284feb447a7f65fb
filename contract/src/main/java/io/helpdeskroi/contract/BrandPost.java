package io.helpdeskroi.contract;

import java.time.Instant;

/**
 * A post of the brand itself.
 *
 * @param network the network
 * @param postedAt network time
 */
public record BrandPost(Vendor network, Instant postedAt) implements Fact {

    public BrandPost {
        Check.required(network, "network");
        Check.required(postedAt, "posted_at");
    }

    @Override
    public Entity kind() {
        return Entity.BRAND_POST;
    }
}
