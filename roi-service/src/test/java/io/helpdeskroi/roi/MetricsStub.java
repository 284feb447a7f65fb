package io.helpdeskroi.roi;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import java.util.Map;

import org.eclipse.microprofile.config.ConfigProvider;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * A metrics service that answers over real HTTP what a test tells it to, beside the endpoint that hands out machine tokens.
 */
public final class MetricsStub implements QuarkusTestResourceLifecycleManager {

    /** The token that the service has to show. */
    public static final String TOKEN = "machine-token";
    private static final String PORT = "metrics-stub.port";

    private WireMockServer server;

    @Override
    public Map<String, String> start() {
        server = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        return Map.of(PORT, Integer.toString(server.port()),
                "quarkus.rest-client.metrics.url", server.baseUrl(),
                "quarkus.rest-client.metrics.read-timeout", "1000",
                "quarkus.oidc-client.auth-server-url", server.baseUrl(),
                "quarkus.oidc-client.discovery-enabled", "false",
                "quarkus.oidc-client.token-path", "/token",
                "quarkus.oidc-client.client-id", "roi-service",
                "quarkus.oidc-client.credentials.secret", "test");
    }

    @Override
    public void stop() {
        server.stop();
    }

    /** The handle by which a test says what the metrics service answers; forgets what was said before. */
    public static MetricsStub.Control fresh() {
        Control control = new Control(WireMock.create().host("127.0.0.1")
                .port(ConfigProvider.getConfig().getValue(PORT, Integer.class)).build());
        control.wireMock.resetMappings();
        control.wireMock.resetRequests();
        control.wireMock.register(post(urlPathEqualTo("/token")).willReturn(
                okJson("{\"access_token\":\"" + TOKEN + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}")));
        return control;
    }

    /** What the metrics service answers. */
    public record Control(WireMock wireMock) {

        /** Values of a KPI for a granularity, a grouping and a filter; the latter two may be null. */
        public void answers(String kpi, String granularity, String groupBy, String filter, String... values) {
            MappingBuilder question = values(kpi).withHeader("Authorization", equalTo("Bearer " + TOKEN))
                    .withQueryParam("granularity", equalTo(granularity));
            question = groupBy == null ? question.withQueryParam("group_by", WireMock.absent())
                    : question.withQueryParam("group_by", equalTo(groupBy));
            question = filter == null ? question.withQueryParam("filter", WireMock.absent())
                    : question.withQueryParam("filter", equalTo(filter));
            wireMock.register(question.willReturn(okJson("{\"values\":[" + String.join(",", values) + "]}")));
        }

        public void failsWith(int status) {
            wireMock.register(get(WireMock.urlPathMatching("/api/v1/kpis/.*")).willReturn(WireMock.aResponse()
                    .withStatus(status).withHeader("Content-Type", "application/problem+json").withBody("{\"title\":\"no\"}")));
        }

        public void refuses(String filter) {
            wireMock.register(get(WireMock.urlPathMatching("/api/v1/kpis/.*")).withQueryParam("filter", equalTo(filter))
                    .willReturn(WireMock.aResponse().withStatus(400)));
        }

        public void says(String body) {
            wireMock.register(get(WireMock.urlPathMatching("/api/v1/kpis/.*")).willReturn(okJson(body)));
        }

        public void says(String filter, String body) {
            says(filter, "all", body);
        }

        public void says(String filter, String granularity, String body) {
            wireMock.register(get(WireMock.urlPathMatching("/api/v1/kpis/.*")).withQueryParam("filter", equalTo(filter))
                    .withQueryParam("granularity", equalTo(granularity)).willReturn(okJson(body)));
        }

        public void hangs() {
            wireMock.register(
                    get(WireMock.urlPathMatching("/api/v1/kpis/.*")).willReturn(okJson("{}").withFixedDelay(3_000)));
        }

        public void hangsUp() {
            wireMock.register(get(WireMock.urlPathMatching("/api/v1/kpis/.*"))
                    .willReturn(WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        }

        public void givesNoToken() {
            wireMock.register(post(urlPathEqualTo("/token")).willReturn(WireMock.aResponse().withStatus(401)));
        }

        private static MappingBuilder values(String kpi) {
            return get(urlPathEqualTo("/api/v1/kpis/" + kpi + "/values"));
        }
    }

    /** A KPI value as the metrics service writes it. */
    public static String value(String kpi, String from, String to, String slice, String value) {
        return """
                {"kpi":"%s","params":{},"period":{"from":"%s","to":"%s"},"slice":{%s},"as_of":"2026-01-15T12:00:00Z",
                 "revision":1,"state":"final","n":%s,"value":%s,"sources":[],"zone_rules_version":"2025b","notes":[]}"""
                .formatted(kpi, from, to, slice, value, value);
    }
}
