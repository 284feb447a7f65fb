package io.helpdeskroi.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.ActorType;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Leg;
import io.helpdeskroi.contract.Sla;
import io.helpdeskroi.contract.Survey;

/** The traps that others fell into, by their number in the vendor reference. */
class TrapsTest {

    private final FakeZendesk zendesk = new FakeZendesk();

    @Test
    @DisplayName("1: the export moves by generated_timestamp")
    void takesATicketWhoseUpdateTimeIsOld() {
        List<MappedRecord> records = tickets();
        FactRecord old = Payloads.facts(records).stream()
                .filter(record -> record.id().externalId().equals("ticket:504")).findFirst().orElseThrow();
        assertThat(old.sourceUpdatedAt()).isEqualTo(Instant.ofEpochSecond(1790000400));
    }

    @Test
    @DisplayName("2: next_page is filled at the end")
    void stopsAtTheEndOfTheStreamThoughThereIsANextPage() {
        zendesk.answer("organizations", Payloads.text("organizations.json"));
        assertThat(Payloads.text("organizations.json")).contains("next_page\":\"http");
        assertThat(zendesk.fetch(new OrganizationStream(), Optional.empty()).more()).isFalse();
    }

    @Test
    @DisplayName("3: time pages overlap")
    void deliversTheBoundaryRowOnce() {
        zendesk.answer("organizations", Payloads.text("organizations.json").replace("\"end_of_stream\":true",
                "\"end_of_stream\":false")).answer("organizations",
                        """
                                {"organizations":[{"id":32,"name":"Empire","updated_at":"2026-09-02T00:00:00Z"},
                                 {"id":33,"name":"Ewoks","updated_at":"2026-09-03T00:00:00Z"}],"end_time":1788393600,"end_of_stream":true}""");
        Fetched.Page first = zendesk.fetch(new OrganizationStream(), Optional.empty());
        Fetched.Page second = zendesk.fetch(new OrganizationStream(), Optional.of(first.next()));
        assertThat(Payloads.ids(second.records())).containsExactly("organisation/org:33");
    }

    @Test
    @DisplayName("4 and 5: lists leave out archived tickets and cannot be read incrementally")
    void readsTicketsAndTheirFiguresFromTheExport() {
        assertThat(ticket(501).vendorMetrics()).isNotEmpty();
        assertThat(zendesk.requests).singleElement().asString().startsWith("tickets ").contains("metric_sets");
    }

    @Test
    @DisplayName("6: deleted tickets have no metrics")
    void takesADeletedTicketWithoutMetrics() {
        assertThat(ticket(502).deletedAt()).isNotNull();
    }

    @Test
    @DisplayName("7: a breach lies in the future")
    void doesNotTakeAnAnnouncedBreachForOne() {
        Sla sla = Payloads.fact(metricEvents(), "sla/metric:501:reply_time:1", Sla.class);
        assertThat(sla.vendorState()).isNull();
        assertThat(sla.vendorDueAt()).isNull();
        assertThat(Payloads.skips(metricEvents())).contains("no_target");
    }

    @Test
    @DisplayName("8: a breach does not update the ticket")
    void readsMetricEventsAsAFeedOfTheirOwn() {
        assertThat(new ZendeskConnector().streams()).extracting(stream -> stream.descriptor().id()).contains("metric-events");
    }

    @Test
    @DisplayName("9: metric events arrive late")
    void readsTheLastHalfHourOfMetricEventsAgain() {
        zendesk.answer("metric_events", Payloads.text("ticket_metric_events.json")).answer("metric_events", """
                {"ticket_metric_events":[],"count":0,"end_time":1789992000,"end_of_stream":true}""")
                .answer("metric_events", "{\"ticket_metric_events\":[],\"count\":0,\"end_of_stream\":true}");
        Fetched.Page first = zendesk.fetch(new MetricEventStream(), Optional.empty());
        Fetched.Page second = zendesk.fetch(new MetricEventStream(), Optional.of(first.next()));
        zendesk.fetch(new MetricEventStream(), Optional.of(second.next()));
        assertThat(first.highWaterMark()).contains(FakeZendesk.NOW.minus(Duration.ofMinutes(30)));
        assertThat(zendesk.requests).containsExactly("metric_events start_time=1767225600",
                "metric_events start_time=1789990200", "metric_events start_time=1789990200");
    }

    @Test
    @DisplayName("9: however short the last page was")
    void readsTheWholeHalfHourAgainAfterAShortLastPage() {
        zendesk.answer("metric_events", "{\"ticket_metric_events\":[],\"end_time\":1789990000,\"end_of_stream\":false}")
                .answer("metric_events", "{\"ticket_metric_events\":[],\"end_time\":1789990600,\"end_of_stream\":true}")
                .answer("metric_events", "{\"ticket_metric_events\":[],\"end_of_stream\":true}");
        Fetched.Page first = zendesk.fetch(new MetricEventStream(), Optional.empty());
        Fetched.Page last = zendesk.fetch(new MetricEventStream(), Optional.of(first.next()));
        zendesk.fetch(new MetricEventStream(), Optional.of(last.next()));
        assertThat(zendesk.requests).last().isEqualTo("metric_events start_time=" + (1789990600 - 1800));
    }

    @Test
    @DisplayName("10 and 11: the vendor's figures have clocks of their own")
    void keepsTheVendorsFiguresApart() {
        assertThat(ticket(501).vendorMetrics()).containsEntry("full_resolution_time.calendar", 15240d)
                .doesNotContainKey("full_resolution_time.business");
    }

    @Test
    @DisplayName("12: a bot's reply stops no clock")
    void tellsBotsAndRulesFromPeople() {
        zendesk.answer("show_many", "{\"users\":[{\"id\":77,\"role\":\"agent\"}]}").answer("ticket_events",
                """
                        {"ticket_events":[{"id":1,"ticket_id":5,"timestamp":1789990000,"updater_id":77,"via":"Answer bot for web widget",
                         "child_events":[{"id":2,"event_type":"Comment","comment_present":true,"public":true,"author_id":77}]}],
                         "end_time":1789990000,"end_of_stream":true}""");
        Event reply = Payloads.fact(zendesk.fetch(new TicketEventStream(), Optional.empty()).records(), "event/event:1:2",
                Event.class);
        assertThat(reply.actorType()).isEqualTo(ActorType.BOT);
        assertThat(reply.isAuto()).isTrue();
    }

    @Test
    @DisplayName("14: most scores are no ratings")
    void countsNoOfferAsARating() {
        zendesk.answer("ratings", Payloads.text("satisfaction_ratings.json"));
        List<MappedRecord> records = zendesk.fetch(new RatingStream(), Optional.empty()).records();
        assertThat(Payloads.facts(records)).filteredOn(record -> ((Survey) record.fact()).respondedAt() != null).hasSize(2);
    }

    @Test
    @DisplayName("15: surveys are filtered in milliseconds")
    void filtersSurveysInMilliseconds() {
        zendesk.answer("surveys", Payloads.text("survey_responses.json")).answer("ratings",
                Payloads.text("satisfaction_ratings.json"));
        zendesk.fetch(new SurveyStream(), Optional.empty());
        zendesk.fetch(new RatingStream(), Optional.empty());
        assertThat(zendesk.requests).containsExactly("surveys created_from=1767225600000 size=100",
                "ratings start_time=1767225600 size=100");
    }

    @Test
    @DisplayName("16: the default scope hides AI agents")
    void asksForAiAgentsToo() {
        assertThat(ticket(503).vendorValues()).containsEntry("support_type", "ai_agent");
        assertThat(zendesk.requests.get(0)).contains("scope=all");
    }

    @Test
    @DisplayName("18: transfers need legs")
    void learnsOfFurtherAgentsFromLegs() {
        zendesk.answer("calls", Payloads.text("calls.json")).answer("legs", Payloads.text("legs.json"));
        Leg call = Payloads.fact(zendesk.fetch(new CallStream(), Optional.empty()).records(), "leg/call:300", Leg.class);
        Leg transfer = Payloads.fact(zendesk.fetch(new CallLegStream(), Optional.empty()).records(), "leg/leg:903", Leg.class);
        assertThat(transfer.agentId()).isNotEqualTo(call.agentId());
        assertThat(transfer.interactionId()).isEqualTo(call.interactionId());
    }

    @Test
    @DisplayName("19: the last minute is withheld")
    void promisesNothingOfTheLastMinute() {
        zendesk.answer("tickets", Payloads.text("tickets.json"));
        Fetched.Page page = zendesk.fetch(new TicketStream(), Optional.empty());
        assertThat(page.highWaterMark().orElseThrow()).isBeforeOrEqualTo(FakeZendesk.NOW.minusSeconds(60));
    }

    @Test
    @DisplayName("20: a closed ticket is followed up, not reopened")
    void knowsAFollowUp() {
        assertThat(ticket(504).parentId()).hasToString("acme/interaction/ticket:501");
    }

    @Test
    @DisplayName("21: the target is that of its application")
    void takesTheTargetFromTheApplication() {
        assertThat(Payloads.fact(metricEvents(), "sla/metric:501:reply_time:1", Sla.class).targetS()).isEqualTo(1800);
    }

    @Test
    @DisplayName("22: a metric set is an object")
    void readsTheMetricSetAsOneObject() {
        assertThat(ticket(501).vendorMetrics()).containsEntry("replies", 3d);
    }

    private Interaction ticket(long id) {
        return Payloads.fact(tickets(), "interaction/ticket:" + id, Interaction.class);
    }

    private List<MappedRecord> tickets() {
        zendesk.answer("tickets", Payloads.text("tickets.json"));
        return zendesk.fetch(new TicketStream(), Optional.empty()).records();
    }

    private List<MappedRecord> metricEvents() {
        zendesk.answer("metric_events", Payloads.text("ticket_metric_events.json"));
        return zendesk.fetch(new MetricEventStream(), Optional.empty()).records();
    }
}
