package io.helpdeskroi.intercom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.helpdeskroi.connector.rows.BadField;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.ActorType;
import io.helpdeskroi.contract.Channel;
import io.helpdeskroi.contract.EventKind;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.intercom.Staff.Actor;

/**
 * A ticket as an interaction with its timeline. A customer's ticket that was made of a conversation is merged into it, so that
 * the matter counts once; back-office and tracker tickets are work among the staff and count nowhere.
 */
record TicketMapper(Ids ids, Staff staff) {

    List<MappedRecord> map(Ticket row) {
        if (Field.somebody(row.id()) == null) {
            throw new BadField("id", "is missing; expected the ticket's id");
        }
        Instant created = Field.required(row.createdAt(), "created_at");
        List<Part> parts = row.ticketParts() == null ? List.of() : PartTimeline.ordered(row.ticketParts().ticketParts());
        Instant version = version(row, parts);
        String conversation = Conversation.Links.first(row.linkedObjects(), "conversation");
        PartTimeline timeline = new PartTimeline(ids, staff, ids.ticket(row.id()), version);
        FactId customer = row.contacts() == null || row.contacts().contacts() == null || row.contacts().contacts().isEmpty()
                ? null
                : ids.contact(row.contacts().contacts().get(0).id());
        boolean customers = isCustomers(row, timeline.unmapped());
        Actor opener = !customers || conversation != null || customer == null ? Actor.SYSTEM
                : new Actor(ActorType.CUSTOMER, customer);
        timeline.begin(created, opener, opener == Actor.SYSTEM ? null : opener, "open");
        timeline.add(parts, PartTimeline.Whole.TICKET);
        if (conversation != null && customers) {
            timeline.concluded("merged", created, EventKind.MERGED, Actor.SYSTEM, ids.conversation(conversation).toString());
        }
        List<MappedRecord> records = new ArrayList<>();
        records.add(interaction(row, created, version, customer, customers ? conversation : null, timeline.unmapped()));
        records.addAll(timeline.records());
        long total = row.ticketParts() == null || row.ticketParts().totalCount() == null ? parts.size()
                : row.ticketParts().totalCount();
        if (total > ConversationMapper.MOST_PARTS || total != parts.size()) {
            records.add(new MappedRecord.Counted(row.id(), "parts", total, parts.size()));
        }
        return records;
    }

    /** A change of state may be younger than {@code updated_at}. */
    private static Instant version(Ticket row, List<Part> parts) {
        Instant updated = Field.required(
                row.updatedAt() == null || row.updatedAt().isNull() ? row.createdAt() : row.updatedAt(),
                "updated_at");
        return parts.stream().flatMap(part -> Stream.of(part.createdAt(), part.updatedAt()))
                .map(time -> Field.optional(time, "parts.updated_at")).filter(time -> time != null)
                .reduce(updated, (one, other) -> one.isAfter(other) ? one : other);
    }

    private static String category(Ticket row) {
        return row.category() != null || row.ticketType() == null ? row.category() : row.ticketType().category();
    }

    private static boolean isCustomers(Ticket row, List<String> unmapped) {
        String category = category(row);
        return switch (category == null ? "Customer" : category) {
            case "Customer", "request" -> true;
            case "Back-office", "Tracker", "task", "tracker" -> false;
            default -> {
                unmapped.add("category");
                yield true;
            }
        };
    }

    private MappedRecord interaction(Ticket row, Instant created, Instant version, FactId customer, String conversation,
            List<String> unmapped) {
        String state = Ticket.stateOf(row.ticketState());
        String status = Words.ticketStatus(state);
        if (state != null && status == null) {
            unmapped.add("ticket_state");
        }
        Map<String, String> values = new LinkedHashMap<>();
        if (category(row) != null) {
            values.put("category", category(row));
        }
        if (state != null) {
            values.put("ticket_state", state);
        }
        boolean test = !isCustomers(row, new ArrayList<>());
        Interaction interaction = new Interaction(Channel.OTHER, "ticket", null, null, created, customer, null, null, null,
                false, null, null, null, null, null, null, null, List.of(), test, false, null, null,
                ids.conversation(conversation), null, null, null, null, staff.assignee(row.adminAssigneeId(), ids),
                ids.team(row.teamAssigneeId()), status == null ? state : status, values, Map.of());
        return new MappedRecord.Delivered(new FactRecord(ids.ticket(row.id()), version, interaction),
                unmapped.stream().distinct().toList());
    }
}
