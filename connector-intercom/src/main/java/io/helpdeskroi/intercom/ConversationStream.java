package io.helpdeskroi.intercom;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.helpdeskroi.connector.rows.FieldMappings;
import io.helpdeskroi.connector.spi.Census;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.ReadCost;
import io.helpdeskroi.connector.spi.SingleRead;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.Entity;

/**
 * Conversations with their parts and ratings. A search gives no parts, so every conversation that changed is read by itself.
 * Whether ratings, service levels and the AI agent's verdicts always move {@code updated_at} is not documented: once a day
 * what was closed in the last thirty days is looked through, without its parts unless the AI agent had one.
 */
final class ConversationStream implements VendorStream<IntercomSession> {

    private static final StreamDescriptor DESCRIPTOR = new StreamDescriptor("conversations", "Conversations",
            Set.of(Entity.INTERACTION, Entity.EVENT, Entity.SURVEY), false, Duration.ofMinutes(2), Duration.ofMinutes(1))
            .costing(new ReadCost(50, 1, "/conversations/search"));
    private final SearchWalk walk = SearchWalk.bySecond(DESCRIPTOR, IntercomApi::conversations, Duration.ofMinutes(10))
            .rereadingClosed(Duration.ofDays(30));

    @Override
    public StreamDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Fetched fetch(IntercomSession session, FetchContext context) {
        return walk.read(session, context, context.start(), batch -> records(session, context, batch));
    }

    @Override
    public Optional<Census<IntercomSession>> census() {
        return Optional.of(SearchCensus.OF_CONVERSATIONS);
    }

    /** A conversation that is gone leaves nothing behind that would tell its channel or age: it is reported as gone. */
    @Override
    public Optional<SingleRead<IntercomSession>> single() {
        return Optional.of((session, context, id) -> {
            ConversationMapper mapper = mapper(session, context);
            return Listing.map(List.of(session.api().conversation(id)), row -> Conversation.isTicket(row) ? ofTickets()
                    : mapper.whole(Field.read(row, Conversation.class)));
        });
    }

    private static ConversationMapper mapper(IntercomSession session, FetchContext context) {
        return new ConversationMapper(Ids.of(context), session.staff(), new FieldMappings(context.fieldMappings()));
    }

    private static List<MappedRecord> records(IntercomSession session, FetchContext context, SearchWalk.Batch batch) {
        ConversationMapper mapper = mapper(session, context);
        List<SingleObjects.Wanted> wanted = batch.rows().stream().filter(row -> !Conversation.isTicket(row))
                .filter(row -> !batch.closed() || row.path("ai_agent_participated").asBoolean())
                .map(row -> SingleObjects.Wanted.of("conversation", row)).filter(object -> object.id() != null).distinct()
                .toList();
        Map<String, Supplier<Optional<JsonNode>>> wholes = session.objects().read(wanted, session.api()::conversation);
        return Listing.map(batch.rows(), row -> {
            if (Conversation.isTicket(row)) {
                return ofTickets();
            }
            Supplier<Optional<JsonNode>> whole = wholes.get(row.path("id").asText());
            if (whole == null) {
                return Stream.concat(mapper.attributes(Field.read(row, Conversation.class)).stream(),
                        Stream.of(new MappedRecord.Partial(row.path("id").asText()))).toList();
            }
            return whole.get().map(found -> mapper.whole(Field.read(found, Conversation.class)))
                    .orElseGet(() -> mapper.gone(Field.read(row, Conversation.class), context.now()));
        });
    }

    /** A token that may read tickets gets them here too; their own feed gives them. */
    private static List<MappedRecord> ofTickets() {
        return List.of(new MappedRecord.Skipped("ticket"));
    }
}
