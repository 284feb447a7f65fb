package io.helpdeskroi.local.onboard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.helpdeskroi.local.option.Exit;
import io.helpdeskroi.local.option.LaunchFailure;
import io.helpdeskroi.local.token.TokenSigner;

/**
 * A service's REST API, called as an admin would: JSON in and out, a fresh token with every call.
 */
public final class Api {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final String base;
    private final TokenSigner signer;
    private final List<String> roles;

    /** The API below a base address, called with these roles; without roles no token is sent. */
    public Api(HttpClient http, String base, TokenSigner signer, List<String> roles) {
        this.http = http;
        this.base = base;
        this.signer = signer;
        this.roles = List.copyOf(roles);
    }

    /**
     * An answer.
     *
     * @param status HTTP status
     * @param body JSON body; missing node when there is none
     * @param etag entity tag, empty when there is none
     */
    public record Answer(int status, JsonNode body, String etag) {
    }

    /** Reads a resource that must be there. */
    public JsonNode get(String path) {
        return require(call("GET", path, null, ""), "GET", path).body();
    }

    /** Creates or changes something; anything but success is a failure that names the problem. */
    public JsonNode send(String method, String path, JsonNode body) {
        return require(call(method, path, body, ""), method, path).body();
    }

    /** One call, whatever its answer; {@code ifMatch} may be empty. */
    public Answer call(String method, String path, JsonNode body, String ifMatch) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(LIMIT)
                    .header("Accept", "application/json")
                    .method(method, body == null ? HttpRequest.BodyPublishers.noBody()
                            : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
            if (body != null) {
                request.header("Content-Type", "application/json");
            }
            if (!ifMatch.isEmpty()) {
                request.header("If-Match", ifMatch);
            }
            if (!roles.isEmpty()) {
                request.header("Authorization", "Bearer " + signer.token("launcher", roles, TOKEN_LIFE));
            }
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), read(response.body()), response.headers().firstValue("ETag").orElse(""));
        } catch (IOException failure) {
            throw new LaunchFailure(Exit.ONBOARDING, method + " " + base + path + " got no answer: " + failure + ".", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure(Exit.ONBOARDING, method + " " + base + path + " was interrupted.", interrupted);
        }
    }

    private Answer require(Answer answer, String method, String path) {
        if (answer.status() / 100 != 2) {
            throw new LaunchFailure(Exit.ONBOARDING, method + " " + base + path + " was answered with " + answer.status() + ": "
                    + answer.body());
        }
        return answer;
    }

    private static JsonNode read(byte[] body) throws IOException {
        if (body.length == 0) {
            return JSON.missingNode();
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return JSON.getNodeFactory().textNode("(no JSON)");
        }
    }
}
