package io.helpdeskroi.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * One service's API, called with one authorization.
 *
 * @param base address of the service
 * @param authorization value of the header that signs requests; empty for none
 */
record Service(String base, String authorization) {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A resource that must be there. */
    JsonNode get(String path) throws IOException, InterruptedException {
        return ask("GET", path, "");
    }

    /** Asks for something that must succeed, with a JSON body or an empty one; a missing node when nothing is answered. */
    JsonNode ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = send(method, path, body);
        assertThat(response.statusCode() / 100).as("%s %s%s: %s %s", method, base, path, response.statusCode(), response.body())
                .isEqualTo(2);
        return response.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(response.body());
    }

    /** Everything of a resource that is read in pages, each of which says in {@code next} what the following one is after. */
    List<JsonNode> all(String path, String list, String after) throws IOException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page = get(path);
        page.path(list).forEach(all::add);
        while (page.path("next").isValueNode() && !page.path("next").isNull()) {
            page = get(path + "?" + after + "=" + page.path("next").asText());
            page.path(list).forEach(all::add);
        }
        return all;
    }

    /** A resource that is no JSON. */
    String text(String path) throws IOException, InterruptedException {
        return send("GET", path, "").body();
    }

    /** A resource of a service that may be down at the moment. */
    Optional<JsonNode> tryGet(String path) throws InterruptedException {
        try {
            HttpResponse<String> response = send("GET", path, "");
            return response.statusCode() == 200 ? Optional.of(JSON.readTree(response.body())) : Optional.empty();
        } catch (IOException down) {
            return Optional.empty();
        }
    }

    /** Status of a request. */
    int status(String path) throws IOException, InterruptedException {
        return send("GET", path, "").statusCode();
    }

    private HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60))
                .method(method, body.isEmpty() ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
