package io.helpdeskroi.zendesk;

import java.time.Instant;
import java.util.List;

import io.helpdeskroi.connector.rows.BadField;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.ClockKind;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Sla;
import io.helpdeskroi.contract.SlaMetric;

/**
 * A metric event as a service-level target. Only the application of a target states something: when it is due and whether
 * it was met follows from the timeline, and a breach is written the moment the target is applied, with its future time.
 */
record MetricEventMapper(Ids ids) {

    List<MappedRecord> map(MetricEventPage.MetricEvent event) {
        // An unreadable row is told even where nothing would have come of it: whether that is so is part of what it says.
        VendorTime.optional(event.time(), "time");
        if (Boolean.TRUE.equals(event.deleted())) {
            return skipped("deleted_metric_event");
        }
        if (!"apply_sla".equals(event.type())) {
            return skipped("apply_group_sla".equals(event.type()) ? "group_sla" : "no_target");
        }
        if (event.sla() == null || event.metric() == null) {
            throw new BadField(event.metric() == null ? "metric" : "sla", "is missing; expected the applied target");
        }
        int instance = event.instanceId() == null ? 1 : Math.max(1, event.instanceId());
        SlaMetric metric = metric(event.metric(), instance);
        if (metric == null) {
            return skipped("unknown_metric");
        }
        Instant applied = VendorTime.required(event.time(), "time");
        int cycle = metric == SlaMetric.NEXT_REPLY ? instance - 1 : instance;
        Sla sla = new Sla(ids.ticket(event.ticketId()), metric, cycle, seconds(event.sla()),
                Boolean.TRUE.equals(event.sla().businessHours()) ? ClockKind.BUSINESS : ClockKind.CALENDAR, null,
                event.sla().policy() == null ? null : event.sla().policy().title(), applied, null, null, null, null);
        String id = "metric:" + event.ticketId() + ":" + event.metric() + ":" + instance;
        return List.of(new MappedRecord.Delivered(new FactRecord(ids.of(Entity.SLA, id), applied, sla)));
    }

    private static Long seconds(MetricEventPage.Target target) {
        if (target.targetInSeconds() != null) {
            return target.targetInSeconds();
        }
        if (target.target() == null) {
            throw new BadField("sla.target", "is missing; expected minutes");
        }
        return target.target() * 60;
    }

    /** The first reply and later ones are cycles of one metric at the vendor; null for a metric of another kind. */
    private static SlaMetric metric(String name, int instance) {
        return switch (name) {
            case "reply_time" -> instance == 1 ? SlaMetric.FIRST_REPLY : SlaMetric.NEXT_REPLY;
            case "periodic_update_time" -> SlaMetric.PERIODIC_UPDATE;
            case "pausable_update_time" -> SlaMetric.PAUSABLE_UPDATE;
            case "requester_wait_time" -> SlaMetric.REQUESTER_WAIT;
            case "agent_work_time" -> SlaMetric.AGENT_WORK;
            case "resolution_time" -> SlaMetric.RESOLUTION;
            default -> null;
        };
    }

    private static List<MappedRecord> skipped(String reason) {
        return List.of(new MappedRecord.Skipped(reason));
    }
}
