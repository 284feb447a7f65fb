package io.helpdeskroi.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.helpdeskroi.connector.spi.VendorDescriptor.LimitReading;
import io.helpdeskroi.connector.spi.VendorFailure;

/** What statuses, error bodies and headers mean. */
class AnswersTest {

    private static final Instant NOW = Instant.parse("2026-10-01T00:00:00Z");

    @Test
    void tellsOfATokenThatItMayBelongElsewhere() {
        VendorFailure failure = failure(401, "/me", error("unauthorized", "Access Token Invalid kim@example.com"));
        assertThat(failure).isInstanceOf(VendorFailure.Credentials.class).hasMessageContaining("(unauthorized)")
                .hasMessageContaining("another region").hasMessageNotContaining("kim@example.com");
    }

    @Test
    void takesAMissingPlanForAMissingPermission() {
        assertThat(failure(403, "/tickets/search", error("api_plan_restricted", "Active subscription needed.")))
                .isInstanceOf(VendorFailure.Forbidden.class).hasMessageContaining("api_plan_restricted");
    }

    @Test
    void saysWhatAnEndedVersionMeans() {
        assertThat(failure(400, "/conversations/search", error("intercom_version_invalid", "x")))
                .isInstanceOf(VendorFailure.Protocol.class).hasMessageContaining("version 2.16").hasNoCause();
    }

    @Test
    void knowsARefusedCursorAndAnOpenScroll() {
        assertThat(failure(400, "/conversations/search", error("parameter_invalid", "x")))
                .hasCauseInstanceOf(AnswerMeaning.CursorRefused.class);
        assertThat(failure(400, "/companies/scroll", error("scroll_exists", "x")))
                .hasCauseInstanceOf(AnswerMeaning.ScrollExists.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "<html><body>404 Not Found</body></html>", "", "{\"type\":\"error.list\",\"errors\":[]}",
            "{\"type\":\"error.list\",\"request_id\":null,\"errors\":[{\"code\":\"not_found\"},{\"code\":\"x\"}]}" })
    void readsWhateverBodyComes(String body) {
        assertThat(failure(400, "/conversations/search", body)).isInstanceOf(VendorFailure.Protocol.class);
        assertThat(failure(401, "/me", body)).isInstanceOf(VendorFailure.Credentials.class);
        assertThat(meaning(502, "/me", body)).as("left to the runtime").isEmpty();
    }

    @Test
    void takesAMissingFeedForAMissingFeature() {
        assertThat(failure(404, "/conversations/deleted", "")).isInstanceOf(VendorFailure.Forbidden.class);
        assertThat(failure(406, "/intercom/calls", "")).isInstanceOf(VendorFailure.Forbidden.class);
        assertThat(failure(404, "/tickets/search", "")).isInstanceOf(VendorFailure.Forbidden.class);
    }

    @Test
    void takesOnlyTheVendorsOwnWordForADeletion() {
        assertThat(failure(404, "/conversations/501", error("not_found", "x"))).isInstanceOf(VendorFailure.Gone.class);
        assertThat(failure(404, "/intercom/tickets/9001", error("ticket_not_found", "x")))
                .isInstanceOf(VendorFailure.Gone.class);
        assertThat(failure(404, "/contacts/5f0", error("not_found", "x"))).isInstanceOf(VendorFailure.Gone.class);
        assertThat(failure(404, "/companies/6a1", error("company_not_found", "x"))).isInstanceOf(VendorFailure.Gone.class);
        assertThat(failure(404, "/companies/scroll", "")).isInstanceOf(VendorFailure.Forbidden.class);
        for (String bare : new String[] { "", "<html><body>404 Not Found</body></html>", error("unsupported", "x") }) {
            assertThat(failure(404, "/conversations/501", bare)).isInstanceOf(VendorFailure.Protocol.class);
        }
        assertThat(failure(406, "/conversations/501", error("not_found", "x"))).isInstanceOf(VendorFailure.Protocol.class);
    }

    @Test
    void doesNotRepeatAConflict() {
        assertThat(failure(409, "/me", error("conflict", "x"))).isInstanceOf(VendorFailure.Protocol.class);
    }

    @Test
    void leavesTheRestToTheRuntime() {
        for (int status : new int[] { 302, 408, 422, 429, 500, 502, 503, 504 }) {
            assertThat(meaning(status, "/admins", "")).isEmpty();
        }
    }

    @Test
    void readsAWindowOfTenSecondsAsPartOfAMinute() {
        assertThat(reading("X-RateLimit-Limit", "1667", "X-RateLimit-Remaining", "1600", "X-RateLimit-Reset",
                Long.toString(NOW.getEpochSecond() + 7))).contains(new LimitReading(10_002, 1_600, NOW.plusSeconds(7)));
        assertThat(IntercomLimits.BUCKETS).singleElement().satisfies(bucket -> {
            assertThat(bucket.perMinute()).isEqualTo(10_000);
            assertThat(bucket.burst()).contains(java.time.Duration.ofSeconds(10));
        });
    }

    @Test
    void neverWaitsLongerThanAWindow() {
        assertThat(until("X-RateLimit-Reset", Long.toString(NOW.getEpochSecond() + 600))).contains(NOW.plusSeconds(10));
        assertThat(until("X-RateLimit-Reset", Long.toString(NOW.getEpochSecond() - 60))).contains(NOW.plusSeconds(1));
        assertThat(until("X-RateLimit-Reset", "soon")).isEmpty();
        assertThat(until()).isEmpty();
    }

    @Test
    void learnsNothingFromHeadersThatSayNothing() {
        assertThat(reading()).isEmpty();
        assertThat(reading("X-RateLimit-Limit", "many", "X-RateLimit-Remaining", "1")).isEmpty();
    }

    private static String error(String code, String message) {
        return "{\"type\":\"error.list\",\"request_id\":\"r\",\"errors\":[{\"code\":\"" + code + "\",\"message\":\"" + message
                + "\"}]}";
    }

    private static Optional<VendorFailure> meaning(int status, String path, String body) {
        return new AnswerMeaning().read(status, path, () -> body);
    }

    private static VendorFailure failure(int status, String path, String body) {
        return meaning(status, path, body).orElseThrow();
    }

    private static Optional<LimitReading> reading(String... pairs) {
        return new IntercomLimits().read(IntercomLimits.BUCKETS.get(0), headers(pairs), NOW);
    }

    private static Optional<Instant> until(String... pairs) {
        return new AnswerMeaning().limitedUntil(headers(pairs), NOW);
    }

    private static HttpHeaders headers(String... pairs) {
        Map<String, List<String>> headers = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            headers.put(pairs[i], List.of(pairs[i + 1]));
        }
        return HttpHeaders.of(headers, (name, value) -> true);
    }
}
