package io.helpdeskroi.zendesk;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;

import io.helpdeskroi.connector.rows.Rows;

/**
 * A page of {@code /incremental/tickets/cursor} with side-loaded users and metric sets.
 */
record TicketPage(Rows<Ticket> tickets, Rows<UserPage.User> users, String afterCursor, String afterUrl, Boolean endOfStream)
        implements
            CursorExport.Page {

    /**
     * A ticket; every value but the id may be null. Subject and description are not read at all.
     *
     * @param generatedTimestamp epoch seconds of the last change of any kind: what the export orders by, and the ticket's
     *        version; {@code updated_at} stands still when rules and the system change a ticket
     */
    record Ticket(long id, String status, Long customStatusId, String supportType, Long generatedTimestamp, String createdAt,
            String updatedAt, Long requesterId, Long submitterId, Long assigneeId, Long groupId, Long organizationId,
            Long brandId, String priority, String type, List<String> tags, Boolean fromMessagingChannel, Via via,
            List<CustomField> customFields, MetricSet metricSet) {
    }

    /** The answer to a request for one ticket. */
    record Single(Ticket ticket, Rows<UserPage.User> users) {
    }

    /** A custom field; the value may be of any type. */
    record CustomField(long id, JsonNode value) {
    }

    /** The vendor's own figures; null for deleted tickets, each value null until it can be told. Durations in minutes. */
    record MetricSet(Integer reopens, Integer replies, Integer assigneeStations, Integer groupStations,
            Duration replyTimeInMinutes, Duration replyTimeInSeconds, Duration firstResolutionTimeInMinutes,
            Duration fullResolutionTimeInMinutes, Duration agentWaitTimeInMinutes, Duration requesterWaitTimeInMinutes,
            Duration onHoldTimeInMinutes) {
    }

    /** A length of time on both clocks; each may be null. */
    record Duration(Integer calendar, Integer business) {
    }

    @Override
    public Instant newest() {
        return tickets == null ? null
                : tickets.values().stream().map(Ticket::generatedTimestamp).filter(Objects::nonNull).max(Long::compare)
                        .map(Instant::ofEpochSecond).orElse(null);
    }

    @Override
    public int size() {
        return tickets == null ? 0 : tickets.size();
    }
}
