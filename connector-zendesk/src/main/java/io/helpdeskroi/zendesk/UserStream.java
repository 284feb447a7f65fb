package io.helpdeskroi.zendesk;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.helpdeskroi.connector.rows.FieldMappings;
import io.helpdeskroi.connector.rows.Mapped;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.ReadCost;
import io.helpdeskroi.connector.spi.SingleRead;
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
        UserMapper mapper = mapper(context);
        return CursorExport.read(session, context, DESCRIPTOR, HoldBack.beginning(context), session.api()::users, page -> {
            session.roles().learn(page.users());
            return Mapped.rows("users", page.users(), UserPage.User::id, mapper::map);
        });
    }

    @Override
    public Optional<SingleRead<ZendeskSession>> single() {
        return Optional.of(UserStream::one);
    }

    /** A user whom the answer leaves out may have been erased, which the unread row said: that is not to be forgotten. */
    private static List<MappedRecord> one(ZendeskSession session, FetchContext context, String vendorId) {
        UserPage answer = session.api().users(Long.toString(Ids.number(vendorId)));
        if (answer.users() != null && answer.size() == 0) {
            return List.of(new MappedRecord.Malformed(vendorId, "id",
                    "is shown no more by the vendor; expected the user, whose data may have to be erased"));
        }
        return Mapped.rows("users", answer.users(), UserPage.User::id, mapper(context)::map);
    }

    private static UserMapper mapper(FetchContext context) {
        return new UserMapper(Ids.of(context), FieldMappings.withPrefix("user.", context.fieldMappings()));
    }
}
