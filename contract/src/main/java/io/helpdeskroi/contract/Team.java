package io.helpdeskroi.contract;

import java.time.Instant;
import java.util.List;

/**
 * A group of agents.
 *
 * @param name the vendor's name of the team
 * @param parentId optional
 * @param schedules business hours over time
 * @param tier 1 for first level; optional
 */
public record Team(String name, FactId parentId, List<ScheduleUse> schedules, Integer tier) implements Fact {

    public Team {
        Check.optionalText(name, "name", 200);
        Check.entity(parentId, Entity.TEAM, "parent_id");
        schedules = Check.list(schedules);
    }

    @Override
    public Entity kind() {
        return Entity.TEAM;
    }

    /** The team works by this schedule in the half-open {@code [from, to)}; an absent bound is open. */
    public record ScheduleUse(FactId scheduleId, Instant from, Instant to) {
        public ScheduleUse {
            Check.requiredEntity(scheduleId, Entity.SCHEDULE, "schedules.schedule_id");
            Check.after(to, from, "schedules.to", "schedules.from");
        }
    }
}
