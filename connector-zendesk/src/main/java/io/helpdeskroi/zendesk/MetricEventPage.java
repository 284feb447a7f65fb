package io.helpdeskroi.zendesk;

import io.helpdeskroi.connector.rows.Rows;

/**
 * A page of {@code /incremental/ticket_metric_events}.
 */
record MetricEventPage(Rows<MetricEvent> ticketMetricEvents, Long endTime, Boolean endOfStream, String nextPage, Long count)
        implements
            TimeExport.Page<MetricEventPage.MetricEvent> {

    /**
     * Something that happened, or is going to happen, to a measured time of a ticket; every value but the ids may be null.
     *
     * @param time in the future for a breach that has not happened
     * @param deleted the event is void
     */
    record MetricEvent(long id, long ticketId, String metric, Integer instanceId, String type, String time, Boolean deleted,
            Target sla) {
    }

    /** The target that was applied; {@code target} in minutes. */
    record Target(Long target, Long targetInSeconds, Boolean businessHours, Policy policy) {
    }

    /** The policy behind a target. */
    record Policy(String title) {
    }

    @Override
    public Rows<MetricEvent> rows() {
        return ticketMetricEvents;
    }
}
