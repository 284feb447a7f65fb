package io.helpdeskroi.zendesk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.helpdeskroi.connector.rows.BadField;
import io.helpdeskroi.connector.rows.FieldMappings;
import io.helpdeskroi.connector.rows.Identities;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.Channel;
import io.helpdeskroi.contract.DeletionKind;
import io.helpdeskroi.contract.Direction;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.InitiatedBy;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Priority;
import io.helpdeskroi.contract.Visibility;

/**
 * A ticket as an interaction.
 *
 * @param fields what the account's custom fields mean
 * @param users side-loaded users by id
 * @param roles roles of those who submitted a ticket for somebody else
 * @param statusCategories system status by custom status id
 */
record TicketMapper(Ids ids, FieldMappings fields, Map<Long, UserPage.User> users, Map<Long, Role> roles,
        Map<Long, String> statusCategories) {

    List<MappedRecord> map(TicketPage.Ticket ticket) {
        if (ticket.via() == null && ticket.status() == null) {
            throw new BadField("status", "is missing; expected a status");
        }
        List<String> unmapped = new ArrayList<>();
        Instant created = VendorTime.required(ticket.createdAt(), "created_at");
        Instant version = ticket.generatedTimestamp() == null ? VendorTime.required(ticket.updatedAt(), "updated_at")
                : Instant.ofEpochSecond(ticket.generatedTimestamp());
        boolean deleted = Statuses.DELETED.equals(ticket.status());
        Channels.Found channel = Channels.of(ticket.via(), Boolean.TRUE.equals(ticket.fromMessagingChannel()));
        if (!channel.known()) {
            unmapped.add("via.channel");
        }
        boolean byStaff = openedByStaff(ticket);
        FieldMappings.Values custom = fields.read(customFields(ticket));
        UserPage.User requester = ticket.requesterId() == null ? null : users.get(ticket.requesterId());
        boolean social = channel.channel() == Channel.SOCIAL_PUBLIC || channel.channel() == Channel.COMMUNITY;
        Interaction interaction = new Interaction(channel.channel(), ticket.via() == null ? null : ticket.via().channel(),
                direction(ticket, byStaff), initiatedBy(ticket, byStaff), created, ids.customerOrNull(ticket.requesterId()),
                ids.organisationOrNull(ticket.organizationId()), requester == null ? null : requester.role(),
                custom.text("topic"), custom.isTrue("complaint"), priority(ticket.priority(), unmapped), custom.text("product"),
                brand(ticket, custom), language(requester, custom), custom.text("country"), custom.text("region"),
                custom.journeyStage(unmapped), ticket.tags(), isSample(ticket), false,
                deleted ? latest(version, created) : null,
                deleted ? DeletionKind.REMOVED : null, null, parent(ticket), null,
                social ? Visibility.PUBLIC : Visibility.PRIVATE, null, ids.agentOrNull(ticket.assigneeId()),
                ids.teamOrNull(ticket.groupId()), status(ticket, unmapped), vendorValues(ticket),
                VendorFigures.of(ticket.metricSet()));
        return List.of(new MappedRecord.Delivered(new FactRecord(ids.ticket(ticket.id()), version, interaction), unmapped));
    }

    /** Somebody of the staff opened it for the requester. */
    private boolean openedByStaff(TicketPage.Ticket ticket) {
        return Ids.isUser(ticket.submitterId()) && !ticket.submitterId().equals(ticket.requesterId())
                && roles.getOrDefault(ticket.submitterId(), Role.CUSTOMER) == Role.AGENT;
    }

    /** A call says its direction itself; its ticket is opened by the agent who took it. */
    private static Direction direction(TicketPage.Ticket ticket, boolean byStaff) {
        String rel = ticket.via() == null ? "" : ticket.via().rel();
        return switch (rel) {
            case "inbound", "voicemail" -> Direction.INBOUND;
            case "outbound" -> Direction.OUTBOUND;
            default -> byStaff ? Direction.OUTBOUND : Direction.INBOUND;
        };
    }

    private static InitiatedBy initiatedBy(TicketPage.Ticket ticket, boolean byStaff) {
        if (ticket.via() != null && ticket.via().byRule()) {
            return InitiatedBy.SYSTEM;
        }
        return direction(ticket, byStaff) == Direction.OUTBOUND ? InitiatedBy.AGENT : InitiatedBy.CUSTOMER;
    }

    private FactId parent(TicketPage.Ticket ticket) {
        boolean followUp = ticket.via() != null && ticket.via().rel().equals("follow_up");
        Via.End from = followUp ? ticket.via().source().from() : null;
        return from == null || from.ticketId() == null ? null : ids.ticket(from.ticketId());
    }

    private static boolean isSample(TicketPage.Ticket ticket) {
        return ticket.via() != null && ticket.via().channel().startsWith("sample_")
                || ticket.tags() != null && ticket.tags().contains("zendesk_sample_ticket");
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Priority priority(String priority, List<String> unmapped) {
        if (priority == null) {
            return null;
        }
        return switch (priority) {
            case "low" -> Priority.LOW;
            case "normal" -> Priority.NORMAL;
            case "high" -> Priority.HIGH;
            case "urgent" -> Priority.URGENT;
            default -> {
                unmapped.add("priority");
                yield null;
            }
        };
    }

    private static String brand(TicketPage.Ticket ticket, FieldMappings.Values custom) {
        String mapped = custom.text("brand");
        return mapped != null || ticket.brandId() == null ? mapped : ticket.brandId().toString();
    }

    private static String language(UserPage.User requester, FieldMappings.Values custom) {
        String mapped = custom.text("language");
        String locale = mapped == null && requester != null ? requester.locale() : mapped;
        return locale == null ? null : Identities.language(locale);
    }

    /** By field id; not even looked at where the account maps none. */
    private Map<String, JsonNode> customFields(TicketPage.Ticket ticket) {
        if (fields.names().isEmpty() || ticket.customFields() == null) {
            return Map.of();
        }
        Map<String, JsonNode> values = new HashMap<>();
        ticket.customFields().forEach(field -> values.put(Long.toString(field.id()), field.value()));
        return values;
    }

    /** A custom status stands for one of the system's; null for a deleted ticket, whose last status is not told. */
    private String status(TicketPage.Ticket ticket, List<String> unmapped) {
        String category = statusCategories.get(ticket.customStatusId() == null ? -1L : ticket.customStatusId());
        boolean deleted = Statuses.DELETED.equals(ticket.status());
        if (deleted || ticket.status() == null && category == null) {
            return null;
        }
        String status = Statuses.canonical(Statuses.known(Statuses.canonical(ticket.status() == null ? "" : ticket.status()))
                || category == null ? ticket.status() : category);
        if (!Statuses.known(status)) {
            unmapped.add("status");
        }
        return status;
    }

    private static Map<String, String> vendorValues(TicketPage.Ticket ticket) {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "status", ticket.status());
        put(values, "custom_status_id", ticket.customStatusId());
        put(values, "channel", ticket.via() == null ? null : ticket.via().channel());
        put(values, "type", ticket.type());
        put(values, "support_type", ticket.supportType());
        return values;
    }

    private static void put(Map<String, String> values, String name, Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
    }
}
