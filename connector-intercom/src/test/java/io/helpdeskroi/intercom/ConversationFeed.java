package io.helpdeskroi.intercom;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.not;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

import io.helpdeskroi.testsupport.connector.ConnectorFixture;

/**
 * The search for conversations as requests and answers, each conversation with one reply.
 */
final class ConversationFeed implements ConnectorFixture {

    private static final long START = Instant.parse("2025-01-01T00:00:00Z").getEpochSecond();
    private static final int LATE = 41;
    private static final int GONE = 19;

    /** The vendor's clock is real: its last conversation changed three minutes ago, the late one six. */
    private final long now = Instant.now().getEpochSecond();
    private WireMockServer vendor;

    @Override
    public String stream() {
        return "conversations";
    }

    @Override
    public Map<String, String> settings(String baseUrl) {
        return Map.of("base_url", baseUrl);
    }

    @Override
    public Map<String, String> credentials() {
        return Map.of("access_token", "planted-secret-1");
    }

    @Override
    public Map<String, String> otherCredentials() {
        return Map.of("access_token", "planted-secret-2");
    }

    @Override
    public Set<String> secrets() {
        return Set.of("planted-secret-1", "planted-secret-2");
    }

    @Override
    public void others(WireMockServer server) {
        vendor = server;
        vendor.stubFor(get(urlPathEqualTo("/admins")).willReturn(okJson("{\"type\":\"admin.list\",\"admins\":[]}")));
        IntStream.of(11, 12, 21, 22, 31, 32, LATE).forEach(id -> whole(id, conversation(id, "conversation")));
        vendor.stubFor(get(urlPathEqualTo("/conversations/" + GONE)).willReturn(aResponse().withStatus(404)
                .withBody("{\"type\":\"error.list\",\"errors\":[{\"code\":\"not_found\"}]}")));
        whole(99, "{\"type\":\"conversation\",\"id\":\"99\",\"created_at\":{\"no\":\"time\"},\"updated_at\":1741000099}");
    }

    private void whole(int id, String body) {
        vendor.stubFor(get(urlPathEqualTo("/conversations/" + id)).withHeader("Intercom-Version", equalTo("2.16"))
                .withHeader("Accept", equalTo("application/json")).willReturn(okJson(body)));
    }

    @Override
    public MappingBuilder request(int page) {
        MappingBuilder search = post(urlPathEqualTo("/conversations/search"))
                .withHeader("Intercom-Version", equalTo("2.16")).withHeader("Authorization", equalTo("Bearer planted-secret-1")
                        .or(equalTo("Bearer planted-secret-2")))
                .withRequestBody(matchingJsonPath("$.sort.order", equalTo("ascending")));
        return page == 2 || page == 3
                ? search.withRequestBody(matchingJsonPath("$.pagination.starting_after", equalTo("after-" + (page - 1))))
                : search.withRequestBody(not(matchingJsonPath("$.pagination.starting_after")))
                        .withRequestBody(bound(">", page == 1 ? "== " + (START - 1) : "> " + START));
    }

    private static com.github.tomakehurst.wiremock.matching.StringValuePattern bound(String operator, String condition) {
        return matchingJsonPath("$.query.value[?(@.operator == '" + operator + "' && @.value " + condition + ")]");
    }

    @Override
    public MappingBuilder lateRequest() {
        return request(4).withRequestBody(bound(">", "< " + time(LATE))).withRequestBody(bound("<", "> " + time(LATE)));
    }

    @Override
    public String latePage() {
        return page("", row(LATE));
    }

    @Override
    public String lateId() {
        return "interaction/conversation:" + LATE;
    }

    @Override
    public String page(int page) {
        return page(page == 3 ? "" : "\"next\":{\"page\":2,\"starting_after\":\"after-" + page + "\"},", row(page * 10 + 1),
                row(page * 10 + 2));
    }

    @Override
    public Set<String> ids(int page) {
        return IntStream.of(page * 10 + 1, page * 10 + 2).boxed().flatMap(id -> Stream.of("interaction/conversation:" + id,
                "event/conversation:" + id + ":created", "event/conversation:" + id + ":source",
                "event/conversation:" + id + ":opened", "event/conversation:" + id + ":" + id * 100))
                .collect(Collectors.toSet());
    }

    @Override
    public String malformedPage() {
        return page("", row(11), row(99), row(12));
    }

    @Override
    public String unknownValuePage() {
        whole(11, conversation(11, "telepathy"));
        return page("", row(11));
    }

    @Override
    public String deletedPage() {
        return page("", row(GONE));
    }

    @Override
    public String deletedId() {
        return "interaction/conversation:" + GONE;
    }

    @Override
    public String loopingPage() {
        return page(1);
    }

    @Override
    public MappingBuilder loopRequest() {
        return request(2);
    }

    @Override
    public String foreignLinkPage(String foreignBaseUrl) {
        return page("\"next\":\"" + foreignBaseUrl + "/conversations?page=2\",", row(11));
    }

    /** The vendor says in a header of its own when its window ends. */
    @Override
    public ResponseDefinitionBuilder limited() {
        return aResponse().withStatus(429).withHeader("X-RateLimit-Limit", "1667").withHeader("X-RateLimit-Remaining", "0")
                .withHeader("X-RateLimit-Reset", "{{now offset='3 seconds' format='unix'}}")
                .withTransformers("response-template");
    }

    private long time(int id) {
        return id == LATE ? now - 360 : id == 32 ? now - 180 : 1_741_000_000 + id;
    }

    private String row(int id) {
        return "{\"type\":\"conversation\",\"id\":\"" + id + "\",\"created_at\":1740000000,\"updated_at\":" + time(id)
                + ",\"source\":{\"type\":\"conversation\",\"delivered_as\":\"customer_initiated\"}}";
    }

    private String conversation(int id, String sourceType) {
        return """
                {"type":"conversation","id":"%d","created_at":1740000000,"updated_at":%d,"state":"open","priority":"none",
                 "source":{"type":"%s","delivered_as":"customer_initiated","body":"<p>Hello</p>","author":{"type":"user","id":"c1"}},
                 "contacts":{"contacts":[{"type":"contact","id":"c1"}]},
                 "conversation_parts":{"total_count":1,"conversation_parts":[{"id":"%d","part_type":"comment",
                  "body":"<p>Hi</p>","created_at":1740000600,"updated_at":1740000600,"author":{"type":"admin","id":"7"}}]}}"""
                .formatted(id, time(id), sourceType, id * 100);
    }

    private static String page(String next, String... rows) {
        return "{\"type\":\"conversation.list\",\"total_count\":" + rows.length + ",\"pages\":{\"type\":\"pages\"," + next
                + "\"page\":1,\"per_page\":50,\"total_pages\":1},\"conversations\":[" + String.join(",", rows) + "]}";
    }
}
