package io.helpdeskroi.zendesk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.helpdeskroi.connector.rows.BadField;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.ActorType;
import io.helpdeskroi.contract.EventKind;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.zendesk.TicketEventPage.Child;
import io.helpdeskroi.zendesk.TicketEventPage.TicketEvent;
import io.helpdeskroi.zendesk.UpdateEntries.Actor;
import io.helpdeskroi.zendesk.UpdateEntries.Content;

/**
 * An update of a ticket as entries of its timeline. What an update did to fields that no KPI looks at leaves no entry.
 *
 * @param roles roles of everyone who acts in the page
 * @param statusCategories system status by custom status id
 */
record TicketEventMapper(Ids ids, Map<Long, Role> roles, Map<Long, String> statusCategories) {

    /** Fields that leave an entry, in the order in which entries of one child follow each other. */
    private static final List<String> FIELDS = List.of("group_id", "assignee_id", "priority", "status", "custom_status_id");

    /** Ids of the users whose role the mapping of this row asks for. */
    static Stream<Long> people(TicketEvent row) {
        Stream<Long> authors = row.childEvents() == null ? Stream.of() : row.childEvents().stream().map(Child::authorId);
        return Stream.concat(Stream.ofNullable(row.updaterId()), authors).filter(Ids::isUser);
    }

    List<MappedRecord> map(TicketEvent row) {
        Instant at = row.createdAt() == null && row.timestamp() != null ? Instant.ofEpochSecond(row.timestamp())
                : VendorTime.required(row.createdAt(), "created_at");
        List<Child> children = row.childEvents() == null ? List.of() : row.childEvents();
        MergeInUpdate merge = MergeInUpdate.of(row, children);
        UpdateEntries entries = new UpdateEntries(ids, row, at, roles);
        if (children.stream().anyMatch(child -> child.kind().equals("Create") && child.field("status") != null)) {
            entries.whole("created", 0, EventKind.CREATED, Content.NONE);
        }
        for (int n = 0; n < children.size(); n++) {
            child(new Place(row, children, n, children.get(n)), merge, entries);
        }
        if (children.stream().anyMatch(TicketEventMapper::offersSurvey)) {
            entries.whole("survey_offered", children.size(), EventKind.SURVEY_OFFERED, Content.NONE);
        }
        merge.survivor().ifPresent(survivor -> entries.whole("merged", children.size(), EventKind.MERGED,
                Content.change(null, ids.ticket(survivor).toString())));
        if (merge.lost()) {
            entries.skip("merge_without_survivor");
        }
        return entries.records();
    }

    /** One thing that an update did, with its place in the update. */
    private record Place(TicketEvent row, List<Child> children, int n, Child child) {

        /** Tells the entries of a child apart that changes several fields. */
        String part(String field) {
            return FIELDS.stream().filter(name -> child.field(name) != null).count() > 1 ? field : "";
        }
    }

    private void child(Place place, MergeInUpdate merge, UpdateEntries entries) {
        switch (place.child().kind()) {
            case "Comment", "VoiceComment" -> comment(place, merge, entries);
            case "ScheduleAssignment" -> schedule(place, entries);
            case "Create", "Change" -> FIELDS.stream().filter(field -> place.child().field(field) != null)
                    .forEach(field -> change(place, field, Child.text(place.child().field(field)), entries));
            default -> {
                // Notifications, log entries and the like: no KPI looks at them.
            }
        }
    }

    private static void comment(Place place, MergeInUpdate merge, UpdateEntries entries) {
        Child child = place.child();
        if (Boolean.FALSE.equals(child.commentPresent())) {
            return;
        }
        Actor author = entries.actor(child, child.authorId() == null ? place.row().updaterId() : child.authorId());
        // The record of a call is written in the agent's name; only a caller's own voicemail is a message.
        boolean callRecord = "VoiceComment".equals(Child.text(child.type())) && author.type() != ActorType.CUSTOMER;
        boolean isPublic = !callRecord
                && Boolean.TRUE.equals(child.isPublic() == null ? child.commentPublic() : child.isPublic());
        // What a merge writes into both tickets bears the name of the agent who merged, but answers nobody.
        entries.child(place.n(), child, "", isPublic ? EventKind.MESSAGE : EventKind.NOTE,
                merge.isPart() ? author.automatically() : author, new Content(null, isPublic, null, null), List.of());
    }

    private void schedule(Place place, UpdateEntries entries) {
        Child child = place.child();
        Long schedule = child.newScheduleId() == null && child.value() != null ? Long.valueOf(child.value().asLong())
                : child.newScheduleId();
        if (schedule != null && schedule > 0) {
            String before = child.previousScheduleId() == null ? null : ids.schedule(child.previousScheduleId()).toString();
            entries.child(place.n(), child, "", EventKind.SCHEDULE_APPLIED, entries.actor(child, place.row().updaterId()),
                    Content.change(before, ids.schedule(schedule).toString()), List.of());
        }
    }

    private void change(Place place, String field, String to, UpdateEntries entries) {
        Child child = place.child();
        Actor actor = entries.actor(child, place.row().updaterId());
        switch (field) {
            case "status" -> status(place, actor, child.before(), to, entries);
            case "custom_status_id" -> customStatus(place, actor, to, entries);
            case "assignee_id" -> entries.child(place.n(), child, place.part(field),
                    to == null ? EventKind.UNASSIGNED : EventKind.ASSIGNED, actor,
                    new Content(teamOf(place.children()), false, agent(child.before()), agent(to)), List.of());
            case "group_id" -> {
                if (to != null) {
                    entries.child(place.n(), child, place.part(field),
                            child.before() == null ? EventKind.QUEUED : EventKind.TRANSFERRED, actor,
                            new Content(ids.teamOrNull(number(to, field)), false, team(child.before()), team(to)), List.of());
                }
            }
            case "priority" -> entries.child(place.n(), child, place.part(field), EventKind.PRIORITY, actor,
                    Content.change(child.before(), to), List.of());
            default -> throw new IllegalStateException("no entry is known for the field " + field);
        }
    }

    private static void status(Place place, Actor actor, String before, String to, UpdateEntries entries) {
        if (to == null || Statuses.STORAGE.contains(to)) {
            return;
        }
        String from = before == null ? null : Statuses.canonical(before);
        if (to.equals(Statuses.DELETED)) {
            entries.child(place.n(), place.child(), place.part("status"), EventKind.DELETED, actor,
                    Content.change(from, null), List.of());
            return;
        }
        if (Statuses.DELETED.equals(before)) {
            entries.child(place.n(), place.child(), "restored", EventKind.RESTORED, actor, Content.NONE, List.of());
        }
        String status = Statuses.canonical(to);
        entries.child(place.n(), place.child(), place.part("status"), EventKind.STATUS, actor, Content.change(from, status),
                Statuses.known(status) ? List.of() : List.of("status"));
    }

    /** A custom status moves a clock only when it stands for another system status and the update does not say so itself. */
    private void customStatus(Place place, Actor actor, String to, UpdateEntries entries) {
        String category = to == null ? null : statusCategories.get(number(to, "custom_status_id"));
        String former = place.child().before();
        String before = former == null ? null : statusCategories.get(number(former, "custom_status_id"));
        boolean saysStatus = place.children().stream().anyMatch(other -> other.field("status") != null);
        if (category != null && before != null && !category.equals(before) && !saysStatus) {
            status(place, actor, before, category, entries);
        }
    }

    /** Surveys of the older form show as a score, those of the newer form as an event of their own, some as both. */
    private static boolean offersSurvey(Child child) {
        return child.kind().equals("SurveyOffered") || "offered".equals(Child.text(child.field("satisfaction_score")));
    }

    private FactId teamOf(List<Child> children) {
        return children.stream().map(child -> Child.text(child.field("group_id"))).flatMap(Stream::ofNullable).findFirst()
                .map(group -> ids.teamOrNull(number(group, "group_id"))).orElse(null);
    }

    private String agent(String userId) {
        FactId agent = userId == null ? null : ids.agentOrNull(number(userId, "assignee_id"));
        return agent == null ? null : agent.toString();
    }

    private String team(String groupId) {
        FactId team = groupId == null ? null : ids.teamOrNull(number(groupId, "group_id"));
        return team == null ? null : team.toString();
    }

    private static Long number(String text, String field) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException unreadable) {
            throw new BadField("child_events." + field, "is no id; expected a number");
        }
    }
}
