package io.helpdeskroi.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.rows.Mapped;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.ClockKind;
import io.helpdeskroi.contract.Sla;
import io.helpdeskroi.contract.SlaMetric;

class MetricEventMapperTest {

    private final List<MappedRecord> records = map(Payloads.text("ticket_metric_events.json"));

    @Test
    void takesTheTargetAsItWasApplied() {
        Sla first = Payloads.fact(records, "sla/metric:501:reply_time:1", Sla.class);
        assertThat(first.interactionId()).hasToString("acme/interaction/ticket:501");
        assertThat(first.metric()).isEqualTo(SlaMetric.FIRST_REPLY);
        assertThat(first.cycleNo()).isEqualTo(1);
        assertThat(first.targetS()).isEqualTo(1800);
        assertThat(first.clock()).isEqualTo(ClockKind.BUSINESS);
        assertThat(first.policy()).isEqualTo("Gold");
        assertThat(first.appliedAt()).isEqualTo("2026-09-21T10:00:00Z");
    }

    @Test
    void countsLaterRepliesFromOne() {
        Sla later = Payloads.fact(records, "sla/metric:501:reply_time:3", Sla.class);
        assertThat(later.metric()).isEqualTo(SlaMetric.NEXT_REPLY);
        assertThat(later.cycleNo()).isEqualTo(2);
        assertThat(later.targetS()).as("in minutes where seconds are missing").isEqualTo(3600);
        assertThat(later.clock()).isEqualTo(ClockKind.CALENDAR);
    }

    @Test
    void leavesEverythingElseOut() {
        assertThat(Payloads.ids(records)).hasSize(2);
        assertThat(Payloads.skips(records)).containsExactly("no_target", "no_target", "deleted_metric_event", "group_sla");
    }

    @Test
    void keepsTheLatestTargetOfAnInstance() {
        Sla sla = Payloads.fact(
                map("""
                        {"ticket_metric_events":[
                         {"id":1,"ticket_id":5,"metric":"resolution_time","instance_id":1,"type":"apply_sla","time":"2026-09-21T10:00:00Z","sla":{"target":60}},
                         {"id":2,"ticket_id":5,"metric":"resolution_time","instance_id":1,"type":"apply_sla","time":"2026-09-21T11:00:00Z","sla":{"target":30}}]}"""),
                "sla/metric:5:resolution_time:1", Sla.class);
        assertThat(sla.targetS()).isEqualTo(1800);
    }

    @Test
    void parksAnApplicationWithoutTarget() {
        assertThat(
                map("""
                        {"ticket_metric_events":[{"id":1,"ticket_id":5,"metric":"reply_time","instance_id":1,"type":"apply_sla","time":"2026-09-21T10:00:00Z"}]}"""))
                .containsExactly(new MappedRecord.Malformed("1", "sla", "is missing; expected the applied target"));
    }

    @Test
    void parksAnUnreadableEventOfAKindThatIsNotRead() {
        assertThat(map("""
                {"ticket_metric_events":[
                 {"id":1,"ticket_id":5,"metric":"reply_time","instance_id":1,"type":"activate","time":"yesterday"},
                 {"id":2,"ticket_id":5,"metric":"reply_time","instance_id":1,"type":"activate"}]}"""))
                .containsExactlyInAnyOrder(
                        new MappedRecord.Malformed("1", "time", "is no time; expected ISO 8601 with an offset"),
                        new MappedRecord.Skipped("no_target"), new MappedRecord.Readable("2"));
    }

    private static List<MappedRecord> map(String json) {
        return Mapped.rows("ticket_metric_events", Payloads.page(json, MetricEventPage.class).ticketMetricEvents(),
                MetricEventPage.MetricEvent::id, new MetricEventMapper(new Ids("acme"))::map);
    }
}
