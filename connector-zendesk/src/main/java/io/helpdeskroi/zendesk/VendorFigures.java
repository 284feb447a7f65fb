package io.helpdeskroi.zendesk;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Zendesk's own figures of a ticket in seconds and counts, kept to compare ours with.
 */
final class VendorFigures {

    private VendorFigures() {
    }

    /** @param set null for deleted tickets */
    static Map<String, Double> of(TicketPage.MetricSet set) {
        if (set == null) {
            return Map.of();
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        count(figures, "reopens", set.reopens());
        count(figures, "replies", set.replies());
        count(figures, "assignee_stations", set.assigneeStations());
        count(figures, "group_stations", set.groupStations());
        minutes(figures, "reply_time", set.replyTimeInMinutes());
        if (set.replyTimeInSeconds() != null) {
            // Messaging only, and exact.
            count(figures, "reply_time.calendar", set.replyTimeInSeconds().calendar());
        }
        minutes(figures, "first_resolution_time", set.firstResolutionTimeInMinutes());
        minutes(figures, "full_resolution_time", set.fullResolutionTimeInMinutes());
        minutes(figures, "agent_wait_time", set.agentWaitTimeInMinutes());
        minutes(figures, "requester_wait_time", set.requesterWaitTimeInMinutes());
        minutes(figures, "on_hold_time", set.onHoldTimeInMinutes());
        return figures;
    }

    private static void count(Map<String, Double> figures, String name, Integer value) {
        if (value != null) {
            figures.put(name, value.doubleValue());
        }
    }

    private static void minutes(Map<String, Double> figures, String name, TicketPage.Duration duration) {
        if (duration != null) {
            count(figures, name + ".calendar", duration.calendar() == null ? null : duration.calendar() * 60);
            count(figures, name + ".business", duration.business() == null ? null : duration.business() * 60);
        }
    }
}
