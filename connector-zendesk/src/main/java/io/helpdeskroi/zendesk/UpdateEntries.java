package io.helpdeskroi.zendesk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.ActorType;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.EventKind;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.zendesk.TicketEventPage.Child;
import io.helpdeskroi.zendesk.TicketEventPage.TicketEvent;

/**
 * The timeline entries that one update of a ticket gives, as they are collected.
 */
final class UpdateEntries {

    private final Ids ids;
    private final TicketEvent row;
    private final Instant at;
    private final Map<Long, Role> roles;
    private final List<MappedRecord> records = new ArrayList<>();

    /** @param roles roles of everyone who acts in the update */
    UpdateEntries(Ids ids, TicketEvent row, Instant at, Map<Long, Role> roles) {
        this.ids = ids;
        this.row = row;
        this.at = at;
        this.roles = roles;
    }

    /** Who acted. */
    record Actor(ActorType type, FactId id, boolean automatic) {

        Actor automatically() {
            return new Actor(type, id, true);
        }
    }

    /**
     * What an entry says; each value may be null.
     *
     * @param team acting, or assigned to
     */
    record Content(FactId team, boolean isPublic, String from, String to) {

        static final Content NONE = new Content(null, false, null, null);

        static Content change(String from, String to) {
            return new Content(null, false, from, to);
        }
    }

    List<MappedRecord> records() {
        return records.isEmpty() ? List.of(new MappedRecord.Skipped("no_timeline_entry")) : records;
    }

    void skip(String reason) {
        records.add(new MappedRecord.Skipped(reason));
    }

    /** An entry that the update makes as a whole. */
    void whole(String part, int place, EventKind kind, Content content) {
        add(part, place, kind, actor(null, row.updaterId()), content, row.via(), List.of());
    }

    /**
     * An entry that one child makes.
     *
     * @param n place of the child
     * @param field what of the child it tells, where the child tells more than one thing; else empty
     */
    void child(int n, Child child, String field, EventKind kind, Actor actor, Content content, List<String> unmapped) {
        String part = child.id() == null || child.id() <= 0 ? Integer.toString(n) : child.id().toString();
        add(field.isEmpty() ? part : part + "." + field, n, kind, actor, content, child.via() == null ? row.via() : child.via(),
                unmapped);
    }

    private void add(String part, int place, EventKind kind, Actor actor, Content content, Via via, List<String> unmapped) {
        Map<String, String> values = via == null || via.channel().isEmpty() ? Map.of() : Map.of("via", via.channel());
        Event event = new Event(ids.ticket(row.ticketId()), at, sequence(place), kind, actor.type(), actor.id(), content.team(),
                content.isPublic(), actor.automatic(), content.from(), content.to(), values);
        FactId id = ids.of(Entity.EVENT, "event:" + row.id() + ":" + part);
        records.add(new MappedRecord.Delivered(new FactRecord(id, at, event), unmapped));
    }

    /** Updates of one second follow each other by their ids, what an update did by its place in it. */
    private long sequence(int place) {
        return row.id() % 1_000_000_000_000_000L * 1_000 + Math.min(place, 999);
    }

    /**
     * Who did what a child tells, or the update as a whole where it is null. A rule acts for nobody, even where the update
     * that set it off has an author.
     */
    Actor actor(Child child, Long userId) {
        Via via = child == null || child.via() == null ? row.via() : child.via();
        if (via != null && via.byBot()) {
            return new Actor(ActorType.BOT, null, true);
        }
        if (via != null && via.byRule() || !Ids.isUser(userId)) {
            return new Actor(ActorType.SYSTEM, null, true);
        }
        return roles.getOrDefault(userId, Role.CUSTOMER) == Role.AGENT
                ? new Actor(ActorType.HUMAN_AGENT, ids.agent(userId), false)
                : new Actor(ActorType.CUSTOMER, ids.customer(userId), false);
    }
}
