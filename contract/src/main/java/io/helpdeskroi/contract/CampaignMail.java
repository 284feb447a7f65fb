package io.helpdeskroi.contract;

import java.time.Instant;
import java.util.List;

/**
 * A campaign message to one customer and what became of it.
 *
 * @param customerId the customer
 * @param sentAt when
 * @param deliveredAt optional
 * @param bounced never arrived
 * @param opens openings
 * @param clicks instants of clicks
 */
public record CampaignMail(FactId customerId, Instant sentAt, Instant deliveredAt, boolean bounced, List<Open> opens,
        List<Instant> clicks) implements Fact {

    public CampaignMail {
        Check.requiredEntity(customerId, Entity.CUSTOMER, "customer_id");
        Check.required(sentAt, "sent_at");
        Check.notBefore(deliveredAt, sentAt, "delivered_at", "sent_at");
        opens = Check.list(opens);
        clicks = Check.list(clicks);
    }

    @Override
    public Entity kind() {
        return Entity.CAMPAIGN_MAIL;
    }

    /** One opening; {@code machine} when a privacy proxy fetched the pixel. */
    public record Open(Instant at, boolean machine) {
        public Open {
            Check.required(at, "opens.at");
        }
    }
}
