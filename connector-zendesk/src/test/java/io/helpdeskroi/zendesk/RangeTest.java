package io.helpdeskroi.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorStream;

/** Back-fills read a range: every feed begins where it does and ends with it, or is a list that is read whole. */
class RangeTest {

    private static final Instant UNTIL = FakeZendesk.START.plus(Duration.ofDays(10));
    private static final String START = " start_time=" + FakeZendesk.START.getEpochSecond();

    private final FakeZendesk zendesk = new FakeZendesk();

    static Stream<Arguments> exports() {
        return Stream.of(
                Arguments.of(new TicketStream(), "tickets", """
                        {"tickets":[{"id":1,"status":"open","generated_timestamp":%1$d,"created_at":"2026-01-02T10:00:00Z"}],
                         "users":[],"after_cursor":"c%1$d","end_of_stream":false}"""),
                Arguments.of(new UserStream(), "users", """
                        {"users":[{"id":1,"role":"end-user","updated_at":"%2$s"}],"after_cursor":"c%1$d",
                         "end_of_stream":false}"""),
                Arguments.of(new OrganizationStream(), "organizations", """
                        {"organizations":[{"id":1,"name":"o","updated_at":"%2$s"}],"count":1000,"end_time":%1$d,
                         "end_of_stream":false}"""),
                Arguments.of(new TicketEventStream(), "ticket_events", """
                        {"ticket_events":[],"count":1000,"end_time":%1$d,"end_of_stream":false}"""),
                Arguments.of(new MetricEventStream(), "metric_events", """
                        {"ticket_metric_events":[],"count":1000,"end_time":%1$d,"end_of_stream":false}"""),
                Arguments.of(new CallStream(), "calls", """
                        {"calls":[{"id":1,"created_at":"%2$s","updated_at":"%2$s"}],"count":1000,"end_time":%1$d}"""),
                Arguments.of(new CallLegStream(), "legs", """
                        {"legs":[{"id":1,"call_id":1,"type":"agent","agent_id":77,"completion_status":"agent_missed",
                                  "created_at":"%2$s","updated_at":"%2$s"}],"count":1000,"end_time":%1$d}"""));
    }

    @ParameterizedTest
    @MethodSource("exports")
    void endsWithTheRange(VendorStream<ZendeskSession> stream, String resource, String page) {
        zendesk.answer(resource, at(page, UNTIL.minusSeconds(1))).answer(resource, at(page, UNTIL));
        Fetched.Page first = zendesk.fetchUntil(stream, Optional.empty(), UNTIL);
        assertThat(zendesk.requestsTo(resource).get(0)).startsWith(resource + START);
        assertThat(first.more()).isTrue();
        assertThat(zendesk.fetchUntil(stream, Optional.of(first.next()), UNTIL).more()).isFalse();
    }

    @Test
    void asksListsForTheRangeAlone() {
        zendesk.answer("ratings", "{\"satisfaction_ratings\":[],\"meta\":{\"has_more\":true,\"after_cursor\":\"x\"}}")
                .answer("ratings", "{\"satisfaction_ratings\":[],\"meta\":{\"has_more\":false}}")
                .answer("surveys", "{\"survey_responses\":[],\"meta\":{\"has_more\":false}}");
        Fetched.Page first = zendesk.fetchUntil(new RatingStream(), Optional.empty(), UNTIL);
        zendesk.fetchUntil(new RatingStream(), Optional.of(first.next()), UNTIL);
        zendesk.fetchUntil(new SurveyStream(), Optional.empty(), UNTIL);
        String range = START + " end_time=" + UNTIL.getEpochSecond();
        assertThat(zendesk.requests).containsExactly("ratings" + range + " size=100", "ratings" + range + " size=100 after=x",
                "surveys created_from=" + FakeZendesk.START.toEpochMilli() + " created_to=" + UNTIL.toEpochMilli()
                        + " size=100");
    }

    @Test
    void leavesTheWithheldMinuteToTheEndOfTheList() {
        zendesk.answer("ratings", "{\"satisfaction_ratings\":[],\"meta\":{\"has_more\":false}}");
        zendesk.fetchUntil(new RatingStream(), Optional.empty(), FakeZendesk.NOW.minusSeconds(30));
        assertThat(zendesk.requests).containsExactly("ratings" + START + " size=100");
    }

    @Test
    void saysWhichListsAreReadWhole() {
        assertThat(new ZendeskConnector().streams().stream().map(VendorStream::descriptor)
                .filter(stream -> !stream.ranged()).map(StreamDescriptor::id)).containsExactlyInAnyOrder("groups", "schedules");
    }

    private static String at(String page, Instant time) {
        return page.formatted(time.getEpochSecond(), time);
    }
}
