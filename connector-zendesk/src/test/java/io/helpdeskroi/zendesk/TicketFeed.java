package io.helpdeskroi.zendesk;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import java.util.Map;
import java.util.Set;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;

import io.helpdeskroi.testsupport.connector.ConnectorFixture;

/**
 * The ticket export as requests and answers.
 */
final class TicketFeed implements ConnectorFixture {

    @Override
    public String stream() {
        return "tickets";
    }

    @Override
    public Map<String, String> settings(String baseUrl) {
        return Map.of("base_url", baseUrl, "email", "admin@example.com");
    }

    @Override
    public Map<String, String> credentials() {
        return Map.of("api_token", "planted-secret-1");
    }

    @Override
    public Map<String, String> otherCredentials() {
        return Map.of("api_token", "planted-secret-2");
    }

    @Override
    public Set<String> secrets() {
        return Set.of("planted-secret-1", "planted-secret-2");
    }

    @Override
    public void others(WireMockServer vendor) {
        vendor.stubFor(get(urlPathEqualTo("/api/v2/custom_statuses")).willReturn(okJson("{\"custom_statuses\":[]}")));
    }

    @Override
    public MappingBuilder request(int page) {
        MappingBuilder request = get(urlPathEqualTo("/api/v2/incremental/tickets/cursor"))
                .withQueryParam("support_type_scope", equalTo("all"))
                .withQueryParam("include", equalTo("users,metric_sets"));
        return page == 1 ? request.withQueryParam("start_time", equalTo("1735689600")).withQueryParam("cursor", absent())
                : request.withQueryParam("cursor", equalTo("after-" + (page - 1))).withQueryParam("start_time", absent());
    }

    @Override
    public String page(int page) {
        return body(ticket(page * 10 + 1, "open") + "," + ticket(page * 10 + 2, "solved"), "after-" + page, page == 3);
    }

    @Override
    public Set<String> ids(int page) {
        return Set.of("interaction/ticket:" + (page * 10 + 1), "interaction/ticket:" + (page * 10 + 2));
    }

    @Override
    public String malformedPage() {
        return body(ticket(11, "open") + ",{\"id\":99,\"status\":{\"no\":\"status\"}}," + ticket(12, "solved"), "after-1",
                true);
    }

    @Override
    public String unknownValuePage() {
        return body(ticket(11, "limbo"), "after-1", true);
    }

    @Override
    public String deletedPage() {
        return body(ticket(11, "deleted"), "after-1", true);
    }

    @Override
    public String deletedId() {
        return "interaction/ticket:11";
    }

    @Override
    public String loopingPage() {
        return body(ticket(11, "open"), "after-1", false);
    }

    @Override
    public MappingBuilder loopRequest() {
        return request(2);
    }

    @Override
    public String foreignLinkPage(String foreignBaseUrl) {
        return """
                {"tickets":[%s],"users":[],"after_url":"%s/api/v2/incremental/tickets/cursor?cursor=after-1",
                 "after_cursor":"after-1","end_of_stream":false}""".formatted(ticket(11, "open"), foreignBaseUrl);
    }

    /** The export orders by the time of change; its cursor gives the ticket all the same once it is there. */
    @Override
    public String latePage() {
        return body(ticket(5, "open"), "after-4", true);
    }

    @Override
    public String lateId() {
        return "interaction/ticket:5";
    }

    private static String ticket(int id, String status) {
        return """
                {"id":%d,"status":"%s","generated_timestamp":%d,"created_at":"2025-03-01T00:00:00Z","updated_at":"2025-03-01T00:00:00Z",
                 "requester_id":9001,"submitter_id":9001,"via":{"channel":"email"},"tags":[]}"""
                .formatted(id, status, 1_741_000_000 + id);
    }

    private static String body(String tickets, String after, boolean end) {
        return """
                {"tickets":[%s],"users":[],"after_url":null,"after_cursor":"%s","end_of_stream":%b}"""
                .formatted(tickets, after, end);
    }
}
