package io.helpdeskroi.metrics.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.EventKind;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.InvalidFactException;
import io.helpdeskroi.contract.Team;
import io.helpdeskroi.metrics.fact.InteractionFacts.Assignment;
import io.helpdeskroi.metrics.fact.InteractionFacts.ScheduleInterval;
import io.helpdeskroi.metrics.time.BusinessClock;
import io.helpdeskroi.metrics.time.BusinessHours;

/**
 * Which business hours ruled an interaction when (B7): applied ones; before the first, those of the team routed to at
 * creation; else the account's.
 */
final class ScheduleHistory {

    private final List<ScheduleInterval> intervals = new ArrayList<>(1);
    private final BusinessClock clock;

    ScheduleHistory(CaseHistory history) {
        FactId initial = history.settings.defaultScheduleId().orElse(null);
        Instant since = history.createdAt;
        Instant firstApplied = firstApplied(history);
        for (Team.ScheduleUse use : teamSchedules(history)) {
            if (use.to() != null && !use.to().isAfter(history.createdAt)) {
                continue;
            }
            if (use.from() != null && use.from().isAfter(history.createdAt)) {
                if (firstApplied == null || use.from().isBefore(firstApplied)) {
                    since = add(initial, since, use.from());
                    initial = use.scheduleId();
                }
            } else {
                initial = use.scheduleId();
            }
        }
        for (Identified<Event> entry : history.timeline) {
            Event event = entry.fact();
            if (event.type() == EventKind.SCHEDULE_APPLIED) {
                since = add(initial, since, event.occurredAt());
                initial = scheduleId(event.to());
            }
        }
        intervals.add(new ScheduleInterval(initial, since, null));
        clock = clock(history.directory);
    }

    private Instant add(FactId schedule, Instant from, Instant to) {
        if (!to.isAfter(from)) {
            return from;
        }
        intervals.add(new ScheduleInterval(schedule, from, to));
        return to;
    }

    private BusinessClock clock(Directory directory) {
        BusinessClock built = hours(directory, intervals.get(0).scheduleId()).map(BusinessClock::of)
                .orElse(BusinessClock.NONE);
        for (int i = 1; i < intervals.size(); i++) {
            built = built.changingTo(hours(directory, intervals.get(i).scheduleId()), intervals.get(i).from());
        }
        return built;
    }

    private static Optional<BusinessHours> hours(Directory directory, FactId schedule) {
        return schedule == null ? Optional.empty() : directory.schedule(schedule);
    }

    private static List<Team.ScheduleUse> teamSchedules(CaseHistory history) {
        for (Assignment assignment : history.assignments.intervals()) {
            if (assignment.teamId() != null) {
                List<Team.ScheduleUse> uses = history.directory.team(assignment.teamId()).map(Team::schedules)
                        .orElse(List.of());
                if (uses.size() < 2) {
                    return uses;
                }
                List<Team.ScheduleUse> sorted = new ArrayList<>(uses);
                sorted.sort(Comparator.comparing(Team.ScheduleUse::from, Comparator.nullsFirst(Comparator.naturalOrder())));
                return sorted;
            }
        }
        return List.of();
    }

    private static Instant firstApplied(CaseHistory history) {
        for (Identified<Event> entry : history.timeline) {
            if (entry.fact().type() == EventKind.SCHEDULE_APPLIED) {
                return entry.fact().occurredAt();
            }
        }
        return null;
    }

    private static FactId scheduleId(String text) {
        try {
            FactId id = FactId.parse(text);
            return id.entity() == Entity.SCHEDULE ? id : null;
        } catch (InvalidFactException unreadable) {
            return null;
        }
    }

    BusinessClock clock() {
        return clock;
    }

    List<ScheduleInterval> intervals() {
        return intervals;
    }
}
