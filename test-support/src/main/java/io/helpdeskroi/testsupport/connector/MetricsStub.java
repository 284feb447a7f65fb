package io.helpdeskroi.testsupport.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import java.util.Base64;
import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * A metrics service as a connector sees it: it keeps the newest version of each fact, answers with verdicts, and can be
 * told to reject, to fail, or to lose its answer. It also is the token endpoint of the connector's machine client.
 */
public final class MetricsStub implements QuarkusTestResourceLifecycleManager {

    private static final Intake INTAKE = new Intake();
    private static WireMockServer server;

    @Override
    public Map<String, String> start() {
        String url = running().baseUrl();
        return Map.of(
                "helpdeskroi.metrics-url", url,
                "helpdeskroi.encryption-key", Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes()),
                "quarkus.oidc-client.auth-server-url", url,
                "quarkus.oidc-client.discovery-enabled", "false",
                "quarkus.oidc-client.token-path", "/token",
                "quarkus.oidc-client.client-id", "connector",
                "quarkus.oidc-client.credentials.secret", "connector-secret");
    }

    @Override
    public void stop() {
        // Shared by all test classes of this JVM and ends with it.
    }

    /** What has arrived, and how to answer what comes. */
    public static Intake intake() {
        return INTAKE;
    }

    private static synchronized WireMockServer running() {
        if (server == null) {
            server = new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1")
                    .disableRequestJournal().extensions(INTAKE));
            server.start();
            server.stubFor(post(urlEqualTo("/api/v1/batches")).willReturn(aResponse().withTransformers(Intake.NAME)));
            server.stubFor(post(urlEqualTo("/token"))
                    .willReturn(okJson("{\"access_token\":\"machine-token\",\"token_type\":\"Bearer\",\"expires_in\":3600}")));
        }
        return server;
    }
}
