package io.helpdeskroi.zendesk;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import io.helpdeskroi.connector.rows.Mapped;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.ReadCost;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.Entity;

/**
 * Satisfaction ratings of the older form. Whether their time filter means creation or last change is not documented: polls
 * overlap by an hour, and once a day everything that could still be answered is read again.
 */
final class RatingStream implements VendorStream<ZendeskSession> {

    private static final StreamDescriptor DESCRIPTOR = new StreamDescriptor("satisfaction-ratings", "Satisfaction ratings",
            Set.of(Entity.SURVEY), true, Duration.ofMinutes(2), Duration.ofMinutes(5))
            .costing(new ReadCost(100, 0, "/api/v2/satisfaction_ratings"));
    private final ListWalk list = ListWalk.since(DESCRIPTOR, Duration.ofHours(1), Duration.ofDays(35));

    @Override
    public StreamDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Fetched fetch(ZendeskSession session, FetchContext context) {
        RatingMapper mapper = new RatingMapper(Ids.of(context));
        return list.read(session, context,
                (from, after) -> session.api().ratings(from.getEpochSecond(),
                        HoldBack.until(context).map(Instant::getEpochSecond).orElse(null), ListWalk.PAGE_SIZE, after),
                page -> Mapped.rows("satisfaction_ratings", page.satisfactionRatings(), RatingPage.Rating::id, mapper::map));
    }
}
