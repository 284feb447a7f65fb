package io.helpdeskroi.zendesk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

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
 * An update of a ticket as entries of its timeline. What an update did to fields that no KPI looks at leaves no entry.
 *
 * @param roles roles of everyone who acts in the page
 * @param statusCategories system status by custom status id
 */
record TicketEventMapper(Ids ids, Map<Long, Role> roles, Map<Long, String> statusCategories) {

    private static final String MERGED_AWAY = "closed_by_merge";
    /** Fields that leave an entry, in the order in which entries of one child follow each other. */
    private static final List<String> FIELDS = List.of("group_id", "assignee_id", "priority", "status", "custom_status_id",
            "satisfaction_score");

    /** Ids of the users whose role the mapping of this row asks for. */
    static Stream<Long> people(TicketEvent row) {
        Stream<Long> authors = row.childEvents() == null ? Stream.of() : row.childEvents().stream().map(Child::authorId);
        return Stream.concat(Stream.ofNullable(row.updaterId()), authors.filter(Ids::isUser)).filter(Ids::isUser);
    }

    List<MappedRecord> map(TicketEvent row) {
        Instant at = row.createdAt() == null && row.timestamp() != null ? Instant.ofEpochSecond(row.timestamp())
                : VendorTime.required(row.createdAt(), "created_at");
        List<Child> children = row.childEvents() == null ? List.of() : row.childEvents();
        Update update = new Update(row, at, children);
        update.creation();
        for (int n = 0; n < children.size(); n++) {
            update.child(n, children.get(n));
        }
        update.merge();
        return update.records.isEmpty() ? List.of(new MappedRecord.Skipped("no_timeline_entry")) : update.records;
    }

    /** One row on its way to entries. */
    private final class Update {

        private final TicketEvent row;
        private final Instant at;
        private final List<Child> children;
        private final boolean merging;
        private final boolean mergedAway;
        private final List<MappedRecord> records = new ArrayList<>();

        Update(TicketEvent row, Instant at, List<Child> children) {
            this.row = row;
            this.at = at;
            this.children = children;
            this.merging = row.via() != null && row.via().ofMerge()
                    || children.stream().anyMatch(child -> child.via() != null && child.via().ofMerge());
            this.mergedAway = children.stream().anyMatch(Update::saysMergedAway);
        }

        private static boolean saysMergedAway(Child child) {
            JsonNode tags = child.field("tags");
            return tags != null && !String.valueOf(child.previousValue()).contains(MERGED_AWAY)
                    && tags.toString().contains(MERGED_AWAY);
        }

        /** A ticket is created by an update that sets its first status. */
        void creation() {
            if (children.stream().anyMatch(child -> child.kind().equals("Create") && child.field("status") != null)) {
                entry("created", sequence(0), EventKind.CREATED, actor(null, row.updaterId()), null);
            }
        }

        void child(int n, Child child) {
            switch (child.kind()) {
                case "Comment", "VoiceComment" -> comment(n, child);
                case "ScheduleAssignment" -> schedule(n, child);
                case "Create", "Change" -> FIELDS.forEach(field -> {
                    JsonNode value = child.field(field);
                    if (value != null) {
                        change(n, child, field, Child.text(value));
                    }
                });
                default -> {
                    // Notifications, log entries and the like: no KPI looks at them.
                }
            }
        }

        private void comment(int n, Child child) {
            if (Boolean.FALSE.equals(child.commentPresent())) {
                return;
            }
            Actor author = actor(child, child.authorId() == null ? row.updaterId() : child.authorId());
            // The record of a call is written in the agent's name; only a caller's own voicemail is a message.
            boolean callRecord = "VoiceComment".equals(Child.text(child.type())) && author.type() != ActorType.CUSTOMER;
            boolean isPublic = !callRecord
                    && Boolean.TRUE.equals(child.isPublic() == null ? child.commentPublic() : child.isPublic());
            // What a merge writes into both tickets bears the name of the agent who merged, but answers nobody.
            Actor actor = merging ? new Actor(author.type(), author.id(), true) : author;
            add(n, "", child, isPublic ? EventKind.MESSAGE : EventKind.NOTE, actor, null, isPublic, null, null, List.of());
        }

        private void schedule(int n, Child child) {
            Long schedule = child.newScheduleId() == null && child.value() != null ? Long.valueOf(child.value().asLong())
                    : child.newScheduleId();
            if (schedule != null && schedule > 0) {
                String before = child.previousScheduleId() == null ? null : ids.schedule(child.previousScheduleId()).toString();
                add(n, "", child, EventKind.SCHEDULE_APPLIED, actor(child, row.updaterId()), null, false, before,
                        ids.schedule(schedule).toString(), List.of());
            }
        }

        private void change(int n, Child child, String field, String to) {
            Actor actor = actor(child, row.updaterId());
            switch (field) {
                case "status" -> status(n, child, actor, child.before(), to);
                case "custom_status_id" -> customStatus(n, child, actor, to);
                case "assignee_id" -> add(n, field, child, to == null ? EventKind.UNASSIGNED : EventKind.ASSIGNED, actor,
                        teamOfUpdate(), false, agent(child.before()), agent(to), List.of());
                case "group_id" -> {
                    String from = child.before();
                    if (to != null) {
                        add(n, field, child, from == null ? EventKind.QUEUED : EventKind.TRANSFERRED, actor,
                                ids.teamOrNull(number(to, field)), false, team(from), team(to), List.of());
                    }
                }
                case "priority" -> add(n, field, child, EventKind.PRIORITY, actor, null, false, child.before(), to, List.of());
                case "satisfaction_score" -> {
                    if ("offered".equals(to)) {
                        add(n, field, child, EventKind.SURVEY_OFFERED, actor, null, false, null, null, List.of());
                    }
                }
                default -> throw new IllegalStateException("no entry is known for the field " + field);
            }
        }

        private void status(int n, Child child, Actor actor, String before, String to) {
            if (to == null || Statuses.STORAGE.contains(to)) {
                return;
            }
            String from = before == null ? null : Statuses.canonical(before);
            if (to.equals(Statuses.DELETED)) {
                add(n, "status", child, EventKind.DELETED, actor, null, false, from, null, List.of());
                return;
            }
            if (Statuses.DELETED.equals(before)) {
                add(n, "restored", child, EventKind.RESTORED, actor, null, false, null, null, List.of());
            }
            String status = Statuses.canonical(to);
            add(n, "status", child, EventKind.STATUS, actor, null, false, from, status,
                    Statuses.known(status) ? List.of() : List.of("status"));
        }

        /**
         * A custom status moves a clock only when it stands for another system status and the update does not say so itself.
         */
        private void customStatus(int n, Child child, Actor actor, String to) {
            String category = to == null ? null : statusCategories.get(number(to, "custom_status_id"));
            String before = child.before() == null ? null : statusCategories.get(number(child.before(), "custom_status_id"));
            boolean saysStatus = children.stream().anyMatch(other -> other.field("status") != null);
            if (category != null && before != null && !category.equals(before) && !saysStatus) {
                status(n, child, actor, before, category);
            }
        }

        /** The ticket that went away is told where it went. */
        void merge() {
            if (!merging || !mergedAway) {
                return;
            }
            Optional<Long> survivor = Stream.concat(Stream.of(Optional.ofNullable(row.via()).flatMap(this::otherTicket)),
                    children.stream().map(child -> Optional.ofNullable(child.via()).flatMap(this::otherTicket)))
                    .flatMap(Optional::stream).findFirst()
                    .or(() -> Stream.concat(Stream.ofNullable(row.viaReferenceId()),
                            children.stream().filter(child -> child.via() != null && child.via().ofMerge())
                                    .map(Child::viaReferenceId).filter(Ids::isUser))
                            .filter(this::isOther).findFirst());
            if (survivor.isEmpty()) {
                records.add(new MappedRecord.Skipped("merge_without_survivor"));
                return;
            }
            entry("merged", sequence(children.size()), EventKind.MERGED, actor(null, row.updaterId()),
                    ids.ticket(survivor.get()).toString());
        }

        /** An entry that the update makes as a whole. */
        private void entry(String part, long sequence, EventKind kind, Actor actor, String to) {
            Event event = new Event(ids.ticket(row.ticketId()), at, sequence, kind, actor.type(), actor.id(), null, false,
                    actor.automatic(), null, to, Map.of());
            records.add(new MappedRecord.Delivered(new FactRecord(id(part), at, event)));
        }

        private Optional<Long> otherTicket(Via via) {
            return via.source() == null || !via.ofMerge() ? Optional.empty()
                    : Stream.of(Optional.ofNullable(via.source().to()), Optional.ofNullable(via.source().from()))
                            .flatMap(Optional::stream).map(Via.End::ticketId).filter(this::isOther).findFirst();
        }

        private boolean isOther(Long ticketId) {
            return ticketId != null && ticketId > 0 && ticketId != row.ticketId();
        }

        private FactId teamOfUpdate() {
            return children.stream().map(child -> Child.text(child.field("group_id"))).flatMap(Stream::ofNullable).findFirst()
                    .map(group -> ids.teamOrNull(number(group, "group_id"))).orElse(null);
        }

        private void add(int n, String field, Child child, EventKind kind, Actor actor, FactId team, boolean isPublic,
                String from, String to, List<String> unmapped) {
            String part = child.id() == null || child.id() <= 0 ? Integer.toString(n) : child.id().toString();
            long fields = FIELDS.stream().filter(name -> child.field(name) != null).count();
            Event event = new Event(ids.ticket(row.ticketId()), at, sequence(n), kind, actor.type(), actor.id(), team, isPublic,
                    actor.automatic(), from, to, vendorValues(child));
            FactId id = id(fields > 1 || field.equals("restored") ? part + "." + field : part);
            records.add(new MappedRecord.Delivered(new FactRecord(id, at, event), unmapped));
        }

        private FactId id(String part) {
            return ids.of(Entity.EVENT, "event:" + row.id() + ":" + part);
        }

        /** Updates of one second follow each other by their ids, what an update did by its place in it. */
        private long sequence(int n) {
            return row.id() % 1_000_000_000_000_000L * 1_000 + Math.min(n, 999);
        }

        /** A rule acts for nobody, even where the update that set it off has an author. */
        private Actor actor(Child child, Long userId) {
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

        private Map<String, String> vendorValues(Child child) {
            Map<String, String> values = new LinkedHashMap<>();
            Via via = child.via() == null ? row.via() : child.via();
            if (via != null && !via.channel().isEmpty()) {
                values.put("via", via.channel());
            }
            return values;
        }

        private String agent(String userId) {
            FactId agent = userId == null ? null : ids.agentOrNull(number(userId, "assignee_id"));
            return agent == null ? null : agent.toString();
        }

        private String team(String groupId) {
            FactId team = groupId == null ? null : ids.teamOrNull(number(groupId, "group_id"));
            return team == null ? null : team.toString();
        }
    }

    /** Who acted. */
    private record Actor(ActorType type, FactId id, boolean automatic) {
    }

    private static Long number(String text, String field) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException unreadable) {
            throw new BadField("child_events." + field, "is no id; expected a number");
        }
    }
}
