package io.helpdeskroi.intercom;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.helpdeskroi.connector.rows.CursorText;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.ReadCost;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.EventKind;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.intercom.Staff.Actor;

/**
 * Conversations that were deleted, newest first, read as far back as they are new. The vendor tells an id and an instant, so
 * that a deletion is an entry of the timeline; the rest of the conversation stays as last known. The vendor may go on counting
 * it in reports ({@code metrics_retained}); here it is out of every period.
 */
final class DeletionStream implements VendorStream<IntercomSession> {

    private static final int PER_PAGE = 60;
    private static final StreamDescriptor DESCRIPTOR = new StreamDescriptor("deleted-conversations", "Deleted conversations",
            Set.of(Entity.EVENT), true, Duration.ofMinutes(2), Duration.ofMinutes(5))
            .costing(new ReadCost(PER_PAGE, 0, "/conversations/deleted")).readWhole();
    /** Deletions may come into the list out of order. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    /**
     * Where the next page begins.
     *
     * @param page its number, newest first
     * @param known epoch seconds up to which deletions are known
     * @param begun epoch seconds when the walk under way began; null between walks
     */
    record Position(int page, long known, Long begun) {
    }

    @Override
    public StreamDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Fetched fetch(IntercomSession session, FetchContext context) {
        Position stored = CursorText.read(context, Position.class, new Position(1, context.start().getEpochSecond(), null));
        long begun = stored.begun() == null ? context.now().getEpochSecond() : stored.begun();
        Listing page = session.api().deletedConversations(stored.page(), PER_PAGE);
        List<MappedRecord> records = Listing.map(page.rows(), row -> map(row, Ids.of(context)));
        long oldest = page.rows().stream().mapToLong(row -> Field.position(row.path("deleted_at"))).filter(time -> time > 0)
                .min().orElse(0);
        boolean more = page.hasNext(session.base()) && !page.rows().isEmpty() && oldest >= stored.known();
        Position next = more ? new Position(stored.page() + 1, stored.known(), begun)
                : new Position(1, Math.max(stored.known(), begun - OVERLAP.toSeconds()), null);
        return new Fetched.Page(records, CursorText.of(next), more,
                more ? Optional.empty() : Optional.of(Instant.ofEpochSecond(begun).minus(DESCRIPTOR.settleLag())));
    }

    private static List<MappedRecord> map(JsonNode row, Ids ids) {
        Instant deleted = Field.required(row.path("deleted_at"), "deleted_at");
        FactId conversation = ids.conversation(row.path("id").asText());
        Event event = new Event(conversation, deleted, 0, EventKind.DELETED, Actor.SYSTEM.type(), null, null, false, true, null,
                null, Map.of("metrics_retained", row.path("metrics_retained").asText("")));
        return List.of(new MappedRecord.Delivered(new FactRecord(
                FactId.of(ids.sourceId(), Entity.EVENT, conversation.externalId() + ":deleted"), deleted, event)));
    }
}
