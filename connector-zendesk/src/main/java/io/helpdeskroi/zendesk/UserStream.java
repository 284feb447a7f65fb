package io.helpdeskroi.zendesk;

import java.time.Duration;
import java.util.Set;

import io.helpdeskroi.connector.rows.FieldMappings;
import io.helpdeskroi.connector.rows.Mapped;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.ReadCost;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.Entity;

/**
 * Users: agents and admins as agents, end users as customers.
 */
final class UserStream implements VendorStream<ZendeskSession> {

    private static final StreamDescriptor DESCRIPTOR = new StreamDescriptor("users", "Users",
            Set.of(Entity.AGENT, Entity.CUSTOMER), false, Duration.ofMinutes(2), Duration.ofMinutes(1))
            .costing(new ReadCost(1_000, 0, "/api/v2/incremental/users/cursor"));

    @Override
    public StreamDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Fetched fetch(ZendeskSession session, FetchContext context) {
        UserMapper mapper = new UserMapper(Ids.of(context), FieldMappings.withPrefix("user.", context.fieldMappings()));
        return CursorExport.read(session, context, DESCRIPTOR, HoldBack.beginning(context), session.api()::users, page -> {
            session.roles().learn(page.users());
            return Mapped.rows("users", page.users(), UserPage.User::id, mapper::map);
        });
    }
}
