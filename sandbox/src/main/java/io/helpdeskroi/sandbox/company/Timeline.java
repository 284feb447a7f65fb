package io.helpdeskroi.sandbox.company;

import java.util.ArrayList;
import java.util.List;

/**
 * A ticket's life while it is being written: audits in order, and the values that the next change starts from.
 */
final class Timeline {

    private final List<Audit> audits = new ArrayList<>(12);
    private List<Change> changes = new ArrayList<>(4);

    private String status;
    private Long assignee;
    private Long group;
    private String priority;
    private OpeningHours schedule = Calendar.SERVICE_DESK;
    private Long scheduleId;
    private long now;

    Timeline(long createdAt, String priority) {
        this.now = createdAt - 1;
        this.priority = priority;
    }

    long now() {
        return now;
    }

    String status() {
        return status;
    }

    Long assignee() {
        return assignee;
    }

    Long group() {
        return group;
    }

    OpeningHours schedule() {
        return schedule;
    }

    Timeline create(String field, Object value) {
        changes.add(new Change.Created(field, value));
        switch (field) {
            case "status" -> status = (String) value;
            case "assignee_id" -> assignee = (Long) value;
            case "group_id" -> group = (Long) value;
            default -> {
                // Other properties do not steer the story.
            }
        }
        return this;
    }

    Timeline comment(boolean isPublic, long author, String body) {
        changes.add(new Change.Commented(isPublic, author, body));
        return this;
    }

    Timeline status(String to) {
        if (!to.equals(status)) {
            // One update changes the status at most once: open on the way from new to solved is not seen.
            Object from = status;
            for (Change change : changes) {
                if (change instanceof Change.Changed changed && changed.field().equals("status")) {
                    from = changed.from();
                }
            }
            changes.removeIf(change -> change instanceof Change.Changed changed && changed.field().equals("status"));
            changes.add(new Change.Changed("status", from, to));
            status = to;
        }
        return this;
    }

    Timeline assign(long toGroup, long toAgent) {
        if (group == null || group != toGroup) {
            changes.add(new Change.Changed("group_id", group, toGroup));
            group = toGroup;
        }
        if (assignee == null || assignee != toAgent) {
            changes.add(new Change.Changed("assignee_id", assignee, toAgent));
            assignee = toAgent;
        }
        return status.equals("new") ? status("open") : this;
    }

    Timeline prioritise(String to) {
        if (!to.equals(priority)) {
            changes.add(new Change.Changed("priority", priority, to));
            priority = to;
        }
        return this;
    }

    Timeline follow(OpeningHours hours) {
        changes.add(new Change.ScheduleAssigned(scheduleId, hours.id()));
        scheduleId = hours.id();
        schedule = hours;
        return this;
    }

    Timeline change(Change change) {
        changes.add(change);
        return this;
    }

    /** Ends the update under way: it happened at {@code at}, or just after the update before it. */
    void at(long at, long updater, String via, long reference) {
        now = Math.max(at, now + 1);
        audits.add(new Audit(audits.size(), now, updater, via, reference, List.copyOf(changes)));
        changes = new ArrayList<>(4);
    }

    /** Forgets every update from {@code at} on. */
    void cutFrom(long at) {
        audits.removeIf(audit -> audit.at() >= at && audit.ordinal() > 0);
        now = audits.get(audits.size() - 1).at();
        status = statusAtEnd();
    }

    private String statusAtEnd() {
        String last = "new";
        for (Audit audit : audits) {
            for (Change change : audit.changes()) {
                if (change instanceof Change.Changed changed && changed.field().equals("status")) {
                    last = (String) changed.to();
                } else if (change instanceof Change.Created created && created.field().equals("status")) {
                    last = (String) created.value();
                }
            }
        }
        return last;
    }

    List<Audit> audits() {
        return List.copyOf(audits);
    }
}
