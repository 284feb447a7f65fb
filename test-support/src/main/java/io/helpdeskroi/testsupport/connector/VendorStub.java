package io.helpdeskroi.testsupport.connector;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/**
 * A vendor that answers as told.
 */
public final class VendorStub implements AutoCloseable {

    private final WireMockServer server = new WireMockServer(
            WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private final AtomicInteger scenarios = new AtomicInteger();

    public VendorStub() {
        server.start();
    }

    public WireMockServer server() {
        return server;
    }

    /** For example {@code http://127.0.0.1:40123}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.port();
    }

    /** Answers a request from now on. */
    public void answer(MappingBuilder request, ResponseDefinitionBuilder answer) {
        server.stubFor(request.willReturn(answer));
    }

    /** Answers a request one way the first time and another way from then on. */
    public void once(MappingBuilder request, ResponseDefinitionBuilder first, ResponseDefinitionBuilder then) {
        String name = "scenario-" + scenarios.incrementAndGet();
        server.stubFor(request.withId(UUID.randomUUID()).willReturn(then));
        server.stubFor(request.withId(UUID.randomUUID()).inScenario(name).whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("answered")
                .willReturn(first));
    }

    /** How often a request was made. */
    public int requests(MappingBuilder request) {
        return events(request).size();
    }

    /** Time between the first two requests of a kind. */
    public long millisBetweenFirstTwo(MappingBuilder request) {
        List<Long> times = events(request).stream().map(event -> event.getRequest().getLoggedDate().getTime()).sorted()
                .toList();
        return times.get(1) - times.get(0);
    }

    public void forgetRequests() {
        server.resetRequests();
    }

    private List<ServeEvent> events(MappingBuilder request) {
        return server.getAllServeEvents().stream()
                .filter(event -> request.build().getRequest().match(event.getRequest()).isExactMatch()).toList();
    }

    @Override
    public void close() {
        server.stop();
    }
}
