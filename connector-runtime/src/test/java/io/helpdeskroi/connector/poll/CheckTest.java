package io.helpdeskroi.connector.poll;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static io.helpdeskroi.connector.fake.Desk.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.fake.Desk;
import io.helpdeskroi.testsupport.connector.MetricsStub;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CheckTest {

    @Inject
    Scheduler scheduler;
    @Inject
    EntityManager database;

    private Desk desk;

    @BeforeEach
    void open() {
        scheduler.pause();
        MetricsStub.intake().reset();
        desk = new Desk();
    }

    @AfterEach
    void close() {
        desk.close();
        scheduler.resume();
    }

    @Test
    void showsOfEachStreamWhatItGivesAndWhatItMayUse() {
        desk.pages().create(Map.of("streams", List.of()));
        desk.agents(aResponse().withStatus(403));
        desk.post("/check").statusCode(200).body("ok", equalTo(true), "streams.stream", contains("agents", "cases"),
                "streams[0].ok", equalTo(false), "streams[0].problem", equalTo("forbidden"), "streams[0].missing",
                equalTo("the permission or the plan for GET /api/agents"), "streams[0].quota.bucket", equalTo("account"),
                "streams[0].quota.limit", equalTo(60_000), "streams[1].ok", equalTo(true), "streams[1].records.interaction",
                equalTo(2), "streams[1].newest.id", equalTo(desk.name + "/interaction/case:12"), "streams[1].newest.at",
                equalTo("2025-03-01T00:00:12Z"), "streams[1].quota.bucket", equalTo("cases"), "streams[1].quota.remaining",
                equalTo(5_999), "streams[1].quota.limit", equalTo(6_000), "budget_remaining.cases", equalTo(5_999));
        desk.vendor.answer(desk.feed.request(1), aResponse().withStatus(401));
        desk.post("/check").statusCode(200).body("ok", equalTo(false), "streams[1].problem", equalTo("credentials"));
    }

    @Test
    void savesNothingAndDeliversNothing() {
        desk.vendor.answer(desk.feed.request(1), ok(desk.feed.malformedPage()));
        desk.create();
        List<?> before = saved();
        desk.post("/check").statusCode(200).body("streams[0].records.malformed", equalTo(1));
        desk.vendor.answer(desk.feed.request(1), aResponse().withStatus(401));
        desk.post("/check").statusCode(200).body("ok", equalTo(false));
        assertThat(saved()).isEqualTo(before);
        assertThat(desk.connection().getString("state")).isEqualTo("active");
        assertThat(MetricsStub.intake().batches(desk.name)).isEmpty();
    }

    @Test
    void usesUpNoSingleUseToken() {
        desk.pages();
        desk.vendor.answer(post("/oauth/tokens"), ok("{}"));
        desk.create(Map.of("settings", Map.of("base_url", desk.vendor.baseUrl(), "mode", "oauth"), "credentials",
                Map.of("client_secret", "planted-client", "refresh_token", "planted-refresh")));
        List<?> before = saved();
        desk.post("/check").statusCode(200).body("ok", equalTo(false), "streams[0].detail", containsString("not checked"));
        assertThat(desk.vendor.server().findAll(anyRequestedFor(anyUrl()))).isEmpty();
        assertThat(saved()).isEqualTo(before);
    }

    /** All that the database holds of this connection. */
    private List<?> saved() {
        return database.createNativeQuery("""
                SELECT (SELECT c::text FROM connection c WHERE c.id = :id)
                UNION ALL SELECT k::text FROM connection_credentials k WHERE k.connection_id = :id
                UNION ALL SELECT l::text FROM connection_lease l WHERE l.connection_id = :id
                UNION ALL SELECT 'position' FROM stream_position p WHERE p.connection_id = :id
                UNION ALL SELECT 'run' FROM poll_run r WHERE r.connection_id = :id
                UNION ALL SELECT 'letter' FROM dead_letter d WHERE d.connection_id = :id
                UNION ALL SELECT 'version' FROM connection_version v WHERE v.connection_id = :id
                UNION ALL SELECT 'audit' FROM audit_entry a WHERE a.connection_id = :id""").setParameter("id", desk.name)
                .getResultList();
    }
}
