package io.helpdeskroi.connector.fake;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import java.util.Map;
import java.util.Set;

import com.github.tomakehurst.wiremock.client.MappingBuilder;

import io.helpdeskroi.testsupport.connector.ConnectorFixture;

/**
 * The fake vendor's cases as requests and answers.
 */
public final class FakeFeed implements ConnectorFixture {

    @Override
    public String stream() {
        return "cases";
    }

    @Override
    public Map<String, String> settings(String baseUrl) {
        return Map.of("base_url", baseUrl);
    }

    @Override
    public Map<String, String> credentials() {
        return Map.of("token", "planted-secret-1");
    }

    @Override
    public Map<String, String> otherCredentials() {
        return Map.of("token", "planted-secret-2");
    }

    @Override
    public Set<String> secrets() {
        return Set.of("planted-secret-1", "planted-secret-2");
    }

    @Override
    public MappingBuilder request(int page) {
        return get(urlPathEqualTo("/api/cases")).withQueryParam("cursor",
                page == 1 ? absent() : equalTo("after-" + (page - 1)));
    }

    /** A page of a range that begins there, before the range's own cursors. */
    public MappingBuilder request(String from, int page) {
        return get(urlPathEqualTo("/api/cases")).withQueryParam("from", equalTo(from)).withQueryParam("cursor",
                page == 1 ? absent() : equalTo("range-" + (page - 1)));
    }

    @Override
    public String page(int page) {
        return body(row(page * 10 + 1, "open") + "," + row(page * 10 + 2, "solved"), "after-" + page, page < 3);
    }

    @Override
    public Set<String> ids(int page) {
        return Set.of("interaction/case:" + (page * 10 + 1), "interaction/case:" + (page * 10 + 2));
    }

    @Override
    public String malformedPage() {
        return body(row(11, "open") + ",{\"id\":99,\"status\":\"open\"}," + row(12, "solved"), "after-1", false);
    }

    @Override
    public String unknownValuePage() {
        return body(row(11, "odd"), "after-1", false);
    }

    @Override
    public String deletedPage() {
        return body("{\"id\":11,\"status\":\"deleted\",\"updated\":\"2025-03-02T00:00:00Z\",\"deleted\":true}", "after-1",
                false);
    }

    @Override
    public String deletedId() {
        return "interaction/case:11";
    }

    @Override
    public String loopingPage() {
        return body(row(11, "open"), "after-1", true);
    }

    @Override
    public MappingBuilder loopRequest() {
        return request(2);
    }

    @Override
    public String foreignLinkPage(String foreignBaseUrl) {
        return """
                {"rows":[%s],"more":true,"link":"%s/api/cases?cursor=x"}""".formatted(row(11, "open"), foreignBaseUrl);
    }

    @Override
    public String latePage() {
        return body(row(5, "open"), "after-4", false);
    }

    @Override
    public String lateId() {
        return "interaction/case:5";
    }

    /** A row that was last changed on the day of its number. */
    public static String row(int id, String status) {
        return """
                {"id":%d,"status":"%s","updated":"2025-03-01T00:00:%02dZ"}""".formatted(id, status, id % 60);
    }

    /** A page of rows. */
    public static String body(String rows, String next, boolean more) {
        return """
                {"rows":[%s],"next":"%s","more":%b,"high_water_mark":"2025-03-01T12:00:00Z"}""".formatted(rows, next, more);
    }
}
