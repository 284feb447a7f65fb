package io.helpdeskroi.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.VendorFailure;

/** The vendor's paging dialects, as scripts of answers. */
class PagingTest {

    private final FakeZendesk zendesk = new FakeZendesk();

    @Test
    void asksByTimeOnceAndByCursorFromThenOn() {
        zendesk.answer("tickets", tickets(1790000100, "a", false)).answer("tickets", tickets(1790000200, "b", true))
                .answer("tickets", tickets(1790000300, "c", true));
        Fetched.Page first = zendesk.fetch(new TicketStream(), Optional.empty());
        assertThat(first.more()).isTrue();
        assertThat(first.highWaterMark()).contains(Instant.ofEpochSecond(1790000099));
        Fetched.Page last = zendesk.fetch(new TicketStream(), Optional.of(first.next()));
        assertThat(last.more()).isFalse();
        assertThat(last.highWaterMark()).contains(FakeZendesk.NOW.minus(Duration.ofMinutes(2)));
        zendesk.fetch(new TicketStream(), Optional.of(last.next()));
        assertThat(zendesk.requests.stream().map(request -> request.replaceAll(" include.*", ""))).containsExactly(
                "tickets start_time=1767225600 per_page=1000", "tickets cursor=a per_page=1000",
                "tickets cursor=b per_page=1000");
    }

    @Test
    void readsTheSameCursorTwiceWithTheSameResult() {
        zendesk.answer("tickets", Payloads.text("tickets.json")).answer("tickets", Payloads.text("tickets.json"));
        Fetched.Page one = zendesk.fetch(new TicketStream(), Optional.empty());
        assertThat(zendesk.fetch(new TicketStream(), Optional.empty())).isEqualTo(one);
    }

    @Test
    void halvesAPageThatTakesTheVendorTooLong() {
        VendorFailure slow = new VendorFailure.Transient("504", new AnswerMeaning.PageTooBig());
        zendesk.fail("tickets", slow).fail("tickets", slow).answer("tickets", tickets(1790000100, "a", false))
                .answer("tickets", tickets(1790000200, "b", true)).answer("tickets", tickets(1790000300, "c", true));
        Fetched.Page first = zendesk.fetch(new TicketStream(), Optional.empty());
        Fetched.Page last = zendesk.fetch(new TicketStream(), Optional.of(first.next()));
        zendesk.fetch(new TicketStream(), Optional.of(last.next()));
        assertThat(zendesk.requests.stream().map(request -> request.replaceAll(".*per_page=(\\d+).*", "$1")))
                .containsExactly("1000", "500", "250", "250", "1000");
    }

    @Test
    void givesUpOnAVendorThatCannotAnswerEvenASmallPage() {
        for (int i = 0; i < 6; i++) {
            zendesk.fail("tickets", new VendorFailure.Transient("504", new AnswerMeaning.PageTooBig()));
        }
        assertThatThrownBy(() -> zendesk.fetch(new TicketStream(), Optional.empty()))
                .isInstanceOf(VendorFailure.Transient.class);
    }

    @Test
    void startsAgainByTimeWhenACursorIsRefused() {
        zendesk.answer("tickets", tickets(1790000100, "a", true))
                .fail("tickets", new VendorFailure.Protocol("400", new AnswerMeaning.CursorRefused()))
                .answer("tickets", tickets(1790000200, "b", true));
        Fetched.Page first = zendesk.fetch(new TicketStream(), Optional.empty());
        zendesk.fetch(new TicketStream(), Optional.of(first.next()));
        assertThat(zendesk.requests).hasSize(3);
        assertThat(zendesk.requests.get(2)).startsWith("tickets start_time=1790000100 ");
    }

    @Test
    void promisesNothingThatMayStillArriveWhileThereIsMoreToRead() {
        long soon = FakeZendesk.NOW.minusSeconds(100).getEpochSecond();
        zendesk.answer("tickets", tickets(soon, "a", false)).answer("metric_events", """
                {"ticket_metric_events":[],"count":1000,"end_time":%d,"end_of_stream":false}""".formatted(soon))
                .answer("legs", legs(1, 3, 1790000000));
        assertThat(zendesk.fetch(new TicketStream(), Optional.empty()).highWaterMark())
                .contains(FakeZendesk.NOW.minus(Duration.ofMinutes(2)));
        assertThat(zendesk.fetch(new MetricEventStream(), Optional.empty()).highWaterMark())
                .contains(FakeZendesk.NOW.minus(Duration.ofMinutes(30)));
        assertThat(zendesk.fetch(new CallLegStream(), Optional.empty()).highWaterMark())
                .as("rows of the last second may follow").contains(Instant.ofEpochSecond(1790000002));
    }

    @Test
    void walksAListAgainWhenItsCursorIsRefused() {
        zendesk.answer("groups", groups(1, "x", true))
                .fail("groups", new VendorFailure.Protocol("400", new AnswerMeaning.CursorRefused()))
                .answer("groups", groups(1, "y", true));
        Fetched.Page first = zendesk.fetch(new GroupStream(), Optional.empty());
        Fetched.Page again = zendesk.fetch(new GroupStream(), Optional.of(first.next()));
        assertThat(Payloads.ids(again.records())).containsExactly("team/group:1");
        assertThat(zendesk.requests).containsExactly("groups size=100", "groups size=100 after=x", "groups size=100");
    }

    @Test
    void noticesACursorThatStandsStill() {
        zendesk.answer("tickets", tickets(1790000100, "a", false)).answer("tickets", tickets(1790000100, "a", false));
        Fetched.Page first = zendesk.fetch(new TicketStream(), Optional.empty());
        assertThatThrownBy(() -> zendesk.fetch(new TicketStream(), Optional.of(first.next())))
                .isInstanceOf(VendorFailure.Protocol.class).hasMessageContaining("circles");
    }

    @Test
    void followsNoLinkToAnotherHost() {
        zendesk.answer("tickets", tickets(1790000100, "a", false).replace("acme.zendesk.com", "evil.example"));
        assertThatThrownBy(() -> zendesk.fetch(new TicketStream(), Optional.empty()))
                .isInstanceOf(VendorFailure.Protocol.class).hasMessageContaining("another host")
                .hasMessageNotContaining("evil");
    }

    @Test
    void leavesOutTheRowsOfTheBoundary() {
        zendesk.answer("legs", legs(1, 3, 1790000000)).answer("legs", legs(3, 5, 1790000000));
        Fetched.Page first = zendesk.fetch(new CallLegStream(), Optional.empty());
        assertThat(Payloads.ids(first.records())).containsExactly("leg/leg:1", "leg/leg:2", "leg/leg:3");
        Fetched.Page second = zendesk.fetch(new CallLegStream(), Optional.of(first.next()));
        assertThat(Payloads.ids(second.records())).containsExactly("leg/leg:4", "leg/leg:5");
        assertThat(zendesk.requests).last().isEqualTo("legs start_time=1790000003");
    }

    @Test
    void readsABoundaryRowAgainThatChangedMeanwhile() {
        zendesk.answer("legs", legs(1, 3, 1790000000)).answer("legs", legs(3, 3, 1790000050));
        Fetched.Page first = zendesk.fetch(new CallLegStream(), Optional.empty());
        Fetched.Page second = zendesk.fetch(new CallLegStream(), Optional.of(first.next()));
        assertThat(Payloads.ids(second.records())).containsExactly("leg/leg:3");
    }

    @Test
    void failsLoudlyWhenAFullPageSharesOneTime() {
        String rows = IntStream.range(0, 1_000).mapToObj(id -> leg(id + 1, FakeZendesk.START.toString()))
                .collect(Collectors.joining(","));
        zendesk.answer("legs", "{\"legs\":[" + rows + "],\"count\":1000,\"end_time\":" + FakeZendesk.START.getEpochSecond()
                + ",\"next_page\":\"https://acme.zendesk.com/x\"}");
        assertThatThrownBy(() -> zendesk.fetch(new CallLegStream(), Optional.empty()))
                .isInstanceOf(VendorFailure.Protocol.class).hasMessageContaining("share the time");
    }

    @Test
    void doesNotAskForTheWithheldMinute() {
        Instant soon = FakeZendesk.START.plusSeconds(59);
        assertThat(zendesk.fetch(new TicketStream(), Optional.empty(), soon).more()).isFalse();
        assertThat(zendesk.fetch(new CallStream(), Optional.empty(), soon).records()).isEmpty();
        assertThat(zendesk.fetch(new RatingStream(), Optional.empty(), soon).records()).isEmpty();
        assertThat(zendesk.requests).isEmpty();
    }

    @Test
    void walksAListToItsEndAndBeginsAgain() {
        zendesk.answer("groups", groups(1, "x", true)).answer("groups", groups(2, null, false))
                .answer("groups", groups(1, null, false));
        Fetched.Page first = zendesk.fetch(new GroupStream(), Optional.empty());
        assertThat(first.more()).isTrue();
        Fetched.Page last = zendesk.fetch(new GroupStream(), Optional.of(first.next()));
        assertThat(last.more()).isFalse();
        assertThat(last.highWaterMark()).isPresent();
        zendesk.fetch(new GroupStream(), Optional.of(last.next()));
        assertThat(zendesk.requests).containsExactly("groups size=100", "groups size=100 after=x", "groups size=100");
    }

    @Test
    void refusesNumberedPagesItDidNotAskFor() {
        zendesk.answer("groups", "{\"groups\":[],\"next_page\":\"https://acme.zendesk.com/api/v2/groups?page=2\"}");
        assertThatThrownBy(() -> zendesk.fetch(new GroupStream(), Optional.empty()))
                .isInstanceOf(VendorFailure.Protocol.class).hasMessageContaining("numbered pages");
    }

    @Test
    void refusesAnAnswerWithoutItsRows() {
        zendesk.answer("groups", "{\"teams\":[]}").answer("organizations", "{\"count\":0}");
        assertThatThrownBy(() -> zendesk.fetch(new GroupStream(), Optional.empty()))
                .isInstanceOf(VendorFailure.Protocol.class);
        assertThatThrownBy(() -> zendesk.fetch(new OrganizationStream(), Optional.empty()))
                .isInstanceOf(VendorFailure.Protocol.class);
    }

    @Test
    void refusesACursorOfAnotherFeed() {
        assertThatThrownBy(() -> zendesk.fetch(new TicketStream(), Optional.of(new Cursor("nonsense"))))
                .isInstanceOf(VendorFailure.Protocol.class);
    }

    @Test
    void keepsCursorsShort() {
        String rows = IntStream.range(0, 900).mapToObj(id -> leg(90_000_000_000_000L + id, "2026-09-01T00:00:00Z"))
                .collect(Collectors.joining(","));
        zendesk.answer("legs", "{\"legs\":[" + rows + "],\"count\":900,\"end_time\":1788220800}");
        assertThat(zendesk.fetch(new CallLegStream(), Optional.empty()).next().text()).hasSizeLessThan(4_000);
    }

    @Test
    void asksForEachRoleOnce() {
        String page = Payloads.text("ticket_events.json");
        zendesk.answer("ticket_events", page).answer("ticket_events", page)
                .answer("show_many", "{\"users\":[{\"id\":77,\"role\":\"agent\"}],\"count\":1}");
        Fetched.Page first = zendesk.fetch(new TicketEventStream(), Optional.empty());
        zendesk.fetch(new TicketEventStream(), Optional.empty());
        assertThat(zendesk.requestsTo("show_many")).containsExactly("show_many ids=77,9001");
        assertThat(first.records()).noneMatch(MappedRecord.Malformed.class::isInstance);
    }

    private static String tickets(long generated, String cursor, boolean end) {
        return """
                {"tickets":[{"id":1,"status":"open","generated_timestamp":%d,"created_at":"2026-09-21T10:00:00Z"}],"users":[],
                 "after_url":"https://acme.zendesk.com/api/v2/incremental/tickets/cursor?cursor=%s","after_cursor":"%s","end_of_stream":%b}"""
                .formatted(generated, cursor, cursor, end);
    }

    private static String legs(int from, int to, long base) {
        return "{\"legs\":[" + IntStream.rangeClosed(from, to)
                .mapToObj(id -> leg(id, Instant.ofEpochSecond(base + id).toString())).collect(Collectors.joining(","))
                + "],\"count\":" + (to - from + 1) + ",\"end_time\":" + (base + to) + "}";
    }

    private static String leg(long id, String updated) {
        return """
                {"id":%d,"call_id":1,"type":"agent","agent_id":77,"completion_status":"agent_missed","created_at":"2026-01-02T00:00:00Z","updated_at":"%s"}"""
                .formatted(id, updated);
    }

    private static String groups(int id, String after, boolean more) {
        return """
                {"groups":[{"id":%d,"name":"g","updated_at":"2026-01-01T00:00:00Z"}],"meta":{"has_more":%b,"after_cursor":%s}}"""
                .formatted(id, more, after == null ? null : "\"" + after + "\"");
    }
}
