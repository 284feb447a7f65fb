package io.helpdeskroi.contract;

import java.time.Instant;
import java.util.Map;

/**
 * One entry of an interaction's append-only timeline. Entries are ordered by (occurredAt, sourceSeq, id); order and
 * repetition of delivery do not matter.
 *
 * @param interactionId the case
 * @param occurredAt when it happened, on the source's clock
 * @param sourceSeq the source's own order among entries of one instant; default 0
 * @param type what happened
 * @param actorType who acted; default system
 * @param actorId the agent or customer who acted; optional
 * @param teamId team acting, or assigned to; optional
 * @param isPublic messages: whether the customer can read it
 * @param isAuto sent by a rule, trigger or timer without a person
 * @param from value before; optional
 * @param to value after: canonical status for {@code STATUS} (any other text is kept and counted as unmapped), agent id for
 *        {@code ASSIGNED},
 *        survivor's interaction id for {@code MERGED}, schedule id for {@code SCHEDULE_APPLIED}, priority for {@code PRIORITY};
 *        optional
 * @param vendorValues vendor's raw values, never message text
 */
public record Event(FactId interactionId, Instant occurredAt, long sourceSeq, EventKind type, ActorType actorType,
        FactId actorId, FactId teamId, boolean isPublic, boolean isAuto, String from, String to,
        Map<String, String> vendorValues) implements Fact {

    public Event {
        Check.requiredEntity(interactionId, Entity.INTERACTION, "interaction_id");
        Check.required(occurredAt, "occurred_at");
        Check.required(type, "type");
        actorType = actorType == null ? ActorType.SYSTEM : actorType;
        if (actorId != null && actorId.entity() != Entity.AGENT && actorId.entity() != Entity.CUSTOMER) {
            throw new InvalidFactException("actor_id", "refers to a " + actorId.entity().wire(),
                    "the id of an agent or a customer");
        }
        Check.entity(teamId, Entity.TEAM, "team_id");
        if (to == null && (type == EventKind.STATUS || type == EventKind.MERGED || type == EventKind.SCHEDULE_APPLIED)) {
            throw new InvalidFactException("to", "is missing",
                    "the value after this " + type.name().toLowerCase(java.util.Locale.ROOT) + " event");
        }
        vendorValues = Check.map(vendorValues);
    }

    @Override
    public Entity kind() {
        return Entity.EVENT;
    }
}
