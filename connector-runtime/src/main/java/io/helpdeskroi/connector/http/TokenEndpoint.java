package io.helpdeskroi.connector.http;

import java.util.Map;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A vendor's OAuth token endpoint (RFC 6749 §3.2), in the two forms vendors use.
 */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
interface TokenEndpoint {

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Answer json(Map<String, String> parameters);

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Answer form(Form parameters);

    /**
     * A successful answer.
     *
     * @param accessToken required
     * @param refreshToken the next refresh token; optional when the present one stays valid
     * @param expiresIn seconds; optional
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(@JsonProperty("access_token") String accessToken, @JsonProperty("refresh_token") String refreshToken,
            @JsonProperty("expires_in") Long expiresIn) {

        @Override
        public String toString() {
            return "token answer";
        }
    }
}
