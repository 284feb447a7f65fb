package io.helpdeskroi.connector.poll;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.helpdeskroi.connector.fake.Desk.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.fake.Desk;
import io.helpdeskroi.contract.Role;
import io.helpdeskroi.testsupport.connector.MetricsStub;
import io.quarkus.test.junit.QuarkusTest;

/** OAuth with single-use refresh tokens, from the expired token to the facts, and what of it can be seen from outside. */
@QuarkusTest
class OAuthPollingTest {

    private final StringBuffer log = new StringBuffer();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            log.append(line.getMessage()).append(line.getParameters() == null ? "" : List.of(line.getParameters()))
                    .append(line.getThrown()).append('\n');
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };
    private Desk desk;

    @BeforeEach
    void open() {
        MetricsStub.intake().reset();
        Logger.getLogger("").addHandler(listener);
        desk = new Desk();
        desk.vendor.once(post(urlEqualTo("/oauth/tokens")).withRequestBody(matchingJsonPath("$.refresh_token",
                equalTo("planted-refresh-0"))), token(1), ok("").withStatus(400));
        for (int page = 1; page <= 3; page++) {
            desk.vendor.answer(desk.feed.request(page).withHeader("Authorization", equalTo("Bearer planted-access-1")),
                    ok(desk.feed.page(page)));
        }
        desk.agents(ok("{\"rows\":[],\"next\":\"end\",\"more\":false}"));
    }

    @AfterEach
    void close() {
        Logger.getLogger("").removeHandler(listener);
        desk.close();
    }

    @Test
    void renewsOnceReadsOnAndTellsNobody() {
        desk.create(Map.of("streams", List.of(), "settings", Map.of("base_url", desk.vendor.baseUrl(), "mode", "oauth"),
                "credentials", Map.of("client_secret", "planted-client", "refresh_token", "planted-refresh-0")));
        await().atMost(Duration.ofSeconds(20)).until(
                () -> !as().getList("streams.caught_up").contains(false));
        desk.vendor.server().verify(1, postRequestedFor(urlEqualTo("/oauth/tokens")).withHeader("Authorization", absent())
                .withRequestBody(matchingJsonPath("$.grant_type", equalTo("refresh_token"))));
        assertThat(MetricsStub.intake().facts(desk.name)).hasSize(6);
        assertThat(desk.connection().getList("credentials_set")).contains("access_token", "refresh_token",
                "access_token_expires_at");
        String answers = Desk.as(Role.ADMIN).get("/api/v1/connections").asString()
                + Desk.as(Role.ADMIN).get(desk.path("/runs")).asString() + as().prettify();
        assertThat(answers).doesNotContain("planted");
        assertThat(log.toString()).contains(desk.name).doesNotContain("planted");
    }

    @Test
    void needsCredentialsWhenTheRefreshTokenIsUsedUp() {
        desk.create(Map.of("settings", Map.of("base_url", desk.vendor.baseUrl(), "mode", "oauth"), "credentials",
                Map.of("client_secret", "planted-client", "refresh_token", "planted-refresh-9")));
        desk.vendor.answer(post(urlEqualTo("/oauth/tokens")), ok("{\"error\":\"invalid_grant\"}").withStatus(400));
        await().atMost(Duration.ofSeconds(20)).until(() -> desk.connection().getString("state").equals("needs_credentials"));
        assertThat(desk.connection().getString("state_reason")).contains("POST /oauth/tokens answered 400");
        assertThat(log.toString()).doesNotContain("planted");
    }

    private io.restassured.path.json.JsonPath as() {
        return Desk.as(Role.ADMIN).get(desk.path("/streams")).then().statusCode(200).extract().jsonPath();
    }

    private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder token(int number) {
        return ok("""
                {"access_token":"planted-access-%d","refresh_token":"planted-refresh-%d","token_type":"bearer",
                 "expires_in":3600}""".formatted(number, number));
    }
}
