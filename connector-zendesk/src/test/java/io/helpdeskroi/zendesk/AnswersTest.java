package io.helpdeskroi.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.spi.VendorDescriptor.Bucket;
import io.helpdeskroi.connector.spi.VendorDescriptor.LimitReading;
import io.helpdeskroi.connector.spi.VendorFailure;

/** What statuses, error bodies and headers mean. */
class AnswersTest {

    private static final Instant NOW = Instant.parse("2026-10-01T00:00:00Z");

    @Test
    void takesTooRecentForNothingYet() {
        assertThat(failure(422, "/api/v2/incremental/tickets/cursor",
                "{\"error\":\"InvalidValue\",\"description\":\"Too recent start_time. Use a start_time older than 60 seconds\"}"))
                .containsInstanceOf(VendorFailure.NothingYet.class);
        assertThat(failure(422, "/api/v2/incremental/tickets/cursor",
                "{\"error\":\"RecordInvalid\",\"description\":\"x\",\"details\":{\"a\":[{\"description\":\"b\"}]}}")).isEmpty();
    }

    @Test
    void knowsAPageThatIsTooBig() {
        assertThat(failure(504, "/api/v2/incremental/tickets/cursor", "upstream request timeout").map(Throwable::getCause))
                .containsInstanceOf(AnswerMeaning.PageTooBig.class);
        assertThat(failure(504, "/api/v2/incremental/tickets/cursor", "<html>")).isEmpty();
    }

    @Test
    void knowsARefusedCursor() {
        assertThat(failure(400, "/api/v2/incremental/users/cursor.json", "{\"error\":\"x\"}").map(Throwable::getCause))
                .containsInstanceOf(AnswerMeaning.CursorRefused.class);
        assertThat(failure(400, "/api/v2/groups", "{}").map(Throwable::getCause))
                .containsInstanceOf(AnswerMeaning.CursorRefused.class);
    }

    @Test
    void takesAMissingFeedForAMissingFeature() {
        assertThat(failure(404, "/api/v2/guide/survey_responses", "{\"error\":\"InvalidEndpoint\"}"))
                .containsInstanceOf(VendorFailure.Forbidden.class);
        assertThat(failure(404, "/api/v2/business_hours/schedules/14/holidays", "{\"error\":\"RecordNotFound\"}"))
                .as("left to the runtime: that row is gone").isEmpty();
    }

    @Test
    void leavesTheRestToTheRuntime() {
        for (int status : new int[] { 401, 403, 409, 429, 500, 520, 524 }) {
            assertThat(failure(status, "/api/v2/groups", "")).isEmpty();
        }
    }

    @Test
    void readsTheSmallBucketsOfExports() {
        HttpHeaders headers = headers("zendesk-ratelimit-incremental-exports", "total=10; remaining=0; resets=34",
                "x-rate-limit", "700", "x-rate-limit-remaining", "699");
        assertThat(new ZendeskLimits().read(bucket("/zendesk/api/v2/incremental/ticket_events"), headers, NOW))
                .contains(new LimitReading(10, 0, NOW.plusSeconds(34)));
        assertThat(new ZendeskLimits().read(bucket("/api/v2/groups"), headers, NOW))
                .contains(new LimitReading(700, 699, NOW.plusSeconds(60)));
    }

    @Test
    void readsTheCursorExportsBucket() {
        assertThat(new ZendeskLimits().read(bucket("/api/v2/incremental/users/cursor"),
                headers("zendesk-ratelimit-incremental-exports-cursor", "total=20; remaining=7; resets=6"), NOW))
                .contains(new LimitReading(20, 7, NOW.plusSeconds(6)));
    }

    @Test
    void readsTheAccountsBucketInItsNewerForm() {
        assertThat(new ZendeskLimits().read(bucket("/api/v2/groups"),
                headers("ratelimit-limit", "400", "ratelimit-remaining", "0", "ratelimit-reset", "11"), NOW))
                .contains(new LimitReading(400, 0, NOW.plusSeconds(11)));
    }

    @Test
    void learnsNothingFromHeadersThatSayNothing() {
        assertThat(new ZendeskLimits().read(bucket("/api/v2/incremental/organizations"),
                headers("zendesk-ratelimit-incremental-exports", "soon"), NOW)).isEmpty();
        assertThat(new ZendeskLimits().read(bucket("/api/v2/groups"), headers("x-rate-limit", "many"), NOW)).isEmpty();
    }

    @Test
    void countsEveryPathAgainstItsBucket() {
        assertThat(bucket("/api/v2/incremental/users/cursor").perMinute()).isEqualTo(20);
        assertThat(bucket("/api/v2/incremental/tickets/cursor").id()).isEqualTo("incremental-exports");
        assertThat(bucket("/api/v2/channels/voice/stats/incremental/calls").id()).isEqualTo("incremental-talk");
        assertThat(bucket("/api/v2/users/show_many").id()).isEqualTo("account");
    }

    private static Optional<VendorFailure> failure(int status, String path, String body) {
        return new AnswerMeaning().read(status, path, () -> body);
    }

    private static Bucket bucket(String path) {
        return ZendeskLimits.BUCKETS.stream().filter(bucket -> bucket.path().matcher(path).find()).findFirst().orElseThrow();
    }

    private static HttpHeaders headers(String... pairs) {
        Map<String, List<String>> headers = new java.util.HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            headers.put(pairs[i], List.of(pairs[i + 1]));
        }
        return HttpHeaders.of(headers, (name, value) -> true);
    }
}
