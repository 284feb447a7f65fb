package io.helpdeskroi.sandbox.zendesk;

import java.util.Map;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import io.helpdeskroi.sandbox.SandboxConfig;
import io.helpdeskroi.sandbox.control.Json;

/**
 * The vendor's token endpoint, with refresh tokens that work once.
 */
@Path("/zendesk/oauth/tokens")
@PermitAll
public class OauthResource {

    private static final int SHORTEST = 1;
    private static final int LONGEST = 172_800;

    private final Tokens tokens;
    private final SandboxConfig config;

    OauthResource(Tokens tokens, SandboxConfig config) {
        this.tokens = tokens;
        this.config = config;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response json(Map<String, Object> request) {
        return token(name -> request.get(name) == null ? null : request.get(name).toString());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response form(MultivaluedMap<String, String> request) {
        return token(request::getFirst);
    }

    private Response token(java.util.function.UnaryOperator<String> field) {
        if (!tokens.knowsClient(field.apply("client_id"), field.apply("client_secret"))) {
            return refused("invalid_client", "Client authentication failed.");
        }
        String grant = String.valueOf(field.apply("grant_type"));
        int seconds = seconds(field.apply("expires_in"));
        return switch (grant) {
            case "client_credentials" -> issued(tokens.clientCredentials(seconds));
            case "authorization_code" -> issued(tokens.authorizationCode(seconds));
            case "refresh_token" -> tokens.refresh(String.valueOf(field.apply("refresh_token")), seconds).map(this::issued)
                    .orElseGet(() -> refused("invalid_grant", "The refresh token is invalid, expired or was used before."));
            default -> refused("unsupported_grant_type", "The grant type is not supported.");
        };
    }

    private int seconds(String asked) {
        int seconds = asked == null || !asked.matches("[0-9]{1,6}") ? config.accessTokenSeconds() : Integer.parseInt(asked);
        return Math.max(SHORTEST, Math.min(LONGEST, seconds));
    }

    private Response issued(Tokens.Pair pair) {
        Map<String, Object> body = Json.object("access_token", pair.accessToken(), "token_type", "bearer", "scope", "read",
                "expires_in", pair.expiresIn());
        Optional<String> refresh = pair.refreshToken();
        refresh.ifPresent(token -> body.put("refresh_token", token));
        return Json.ok(body);
    }

    private static Response refused(String error, String description) {
        return Response.status("invalid_client".equals(error) ? 401 : 400).type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Json.bytes(Json.object("error", error, "error_description", description))).build();
    }
}
