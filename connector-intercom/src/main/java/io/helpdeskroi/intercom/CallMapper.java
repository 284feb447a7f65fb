package io.helpdeskroi.intercom;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.helpdeskroi.connector.rows.BadField;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.Channel;
import io.helpdeskroi.contract.Direction;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.InitiatedBy;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Leg;
import io.helpdeskroi.contract.LegOutcome;

/**
 * A call as the leg of its conversation, or as a case of its own where it has none. The vendor tells three instants; its
 * talk and hold times come with newer versions only.
 */
record CallMapper(Ids ids, Staff staff) {

    /** Words for the end of a call that was not answered; the list is not documented. */
    private static final Set<String> KNOWN_REASONS = Set.of("completed", "missed", "no_answer", "abandoned", "cancelled",
            "canceled", "busy", "failed", "rejected");

    /** A call; every value may be null. Numbers and recordings are not read. */
    record Call(String id, String conversationId, String adminId, String contactId, String state, JsonNode initiatedAt,
            JsonNode answeredAt, JsonNode endedAt, JsonNode createdAt, JsonNode updatedAt, String direction, String endedReason,
            Integer talkTime, Integer holdTime) {
    }

    List<MappedRecord> map(Call row) {
        if (Field.somebody(row.id()) == null) {
            throw new BadField("id", "is missing; expected the call's id");
        }
        Instant ended = Field.optional(row.endedAt(), "ended_at");
        if (ended == null) {
            // It comes again when it has ended.
            return List.of(new MappedRecord.Skipped("call_in_progress"));
        }
        Instant began = Field.required(row.initiatedAt() == null || row.initiatedAt().isNull() ? row.createdAt()
                : row.initiatedAt(), "initiated_at");
        Instant changed = Field.optional(row.updatedAt(), "updated_at");
        Instant version = changed == null ? ended : changed;
        List<MappedRecord> records = new ArrayList<>();
        FactId interaction = ids.conversation(row.conversationId());
        if (interaction == null) {
            interaction = FactId.of(ids.sourceId(), Entity.INTERACTION, "call:" + row.id());
            records.add(new MappedRecord.Delivered(new FactRecord(interaction, version, alone(row, began))));
        }
        List<String> unmapped = new ArrayList<>();
        Leg leg = leg(row, interaction, began, ended, unmapped);
        records.add(new MappedRecord.Delivered(new FactRecord(
                FactId.of(ids.sourceId(), Entity.LEG, "call:" + row.id()), version, leg), unmapped));
        return records;
    }

    private static Direction direction(Call row) {
        return "outbound".equals(row.direction()) ? Direction.OUTBOUND : Direction.INBOUND;
    }

    private Interaction alone(Call row, Instant began) {
        boolean outbound = direction(row) == Direction.OUTBOUND;
        return new Interaction(Channel.VOICE, "call", direction(row), outbound ? InitiatedBy.AGENT : InitiatedBy.CUSTOMER,
                began,
                ids.contact(row.contactId()), null, null, null, false, null, null, null, null, null, null, null, List.of(),
                false, false, null, null, null, null, null, null, null, staff.assignee(row.adminId(), ids), null, null,
                values(row),
                Map.of());
    }

    private Leg leg(Call row, FactId interaction, Instant began, Instant ended, List<String> unmapped) {
        Instant answered = Field.optional(row.answeredAt(), "answered_at");
        Integer talk = row.talkTime() != null || answered == null ? row.talkTime()
                : Integer.valueOf((int) Math.max(0, Duration.between(answered, ended).toSeconds()));
        return new Leg(interaction, 1, Channel.VOICE, direction(row), null, null, ids.admin(row.adminId()), began, answered,
                answered, ended, null, null, null, talk, row.holdTime(), null, null, null, outcome(row, answered, unmapped),
                null,
                null, false, null, values(row));
    }

    private static LegOutcome outcome(Call row, Instant answered, List<String> unmapped) {
        if (row.endedReason() != null && !KNOWN_REASONS.contains(row.endedReason())) {
            unmapped.add("ended_reason");
        }
        return answered != null ? LegOutcome.ANSWERED
                : direction(row) == Direction.INBOUND ? LegOutcome.ABANDONED : LegOutcome.FAILED;
    }

    private static Map<String, String> values(Call row) {
        return row.endedReason() == null ? Map.of() : Map.of("ended_reason", row.endedReason());
    }
}
