package io.helpdeskroi.zendesk;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.helpdeskroi.connector.rows.Mapped;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Team;

/**
 * Groups of agents; the list is short and walked whole.
 */
final class GroupStream implements VendorStream<ZendeskSession> {

    private static final StreamDescriptor DESCRIPTOR = new StreamDescriptor("groups", "Groups", Set.of(Entity.TEAM), false,
            Duration.ofMinutes(1), Duration.ofMinutes(15)).readWhole();
    private final ListWalk list = ListWalk.whole(DESCRIPTOR);

    @Override
    public StreamDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Fetched fetch(ZendeskSession session, FetchContext context) {
        return list.read(session, context, (from, after) -> session.api().groups(ListWalk.PAGE_SIZE, after),
                page -> Mapped.rows("groups", page.groups(), GroupPage.Group::id, group -> map(group, Ids.of(context))));
    }

    static List<MappedRecord> map(GroupPage.Group group, Ids ids) {
        return List.of(new MappedRecord.Delivered(new FactRecord(ids.team(group.id()),
                VendorTime.required(group.updatedAt(), "updated_at"), new Team(group.name(), null, List.of(), null))));
    }
}
