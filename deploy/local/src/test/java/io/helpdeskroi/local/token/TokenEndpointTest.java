package io.helpdeskroi.local.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class TokenEndpointTest {

    private static final Instant NOW = Instant.parse("2025-06-13T10:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;
    private static SigningKeys keys;

    private final HttpClient http = HttpClient.newHttpClient();
    private TokenEndpoint endpoint;

    @BeforeAll
    static void makeKeys() {
        keys = SigningKeys.in(folder);
    }

    @BeforeEach
    void start() throws IOException {
        endpoint = new TokenEndpoint(0, List.of(new MachineClient("connector", "s3cret", List.of("ingest"))),
                new TokenSigner(keys, Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void givesASignedTokenWithTheRolesOfTheClient() throws Exception {
        HttpResponse<String> answer = post("grant_type=client_credentials", "connector:s3cret");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.path("token_type").asText()).isEqualTo("Bearer");
        JsonNode claims = verified(body.path("access_token").asText());
        assertThat(claims.path("iss").asText()).isEqualTo("urn:helpdeskroi:local");
        assertThat(claims.path("aud").asText()).isEqualTo("helpdesk-roi");
        assertThat(claims.path("sub").asText()).isEqualTo("connector");
        assertThat(claims.path("groups")).hasToString("[\"ingest\"]");
        assertThat(claims.path("exp").asLong()).isEqualTo(NOW.getEpochSecond() + body.path("expires_in").asLong());
    }

    @Test
    void takesTheClientFromTheFormAsWell() throws Exception {
        assertThat(post("grant_type=client_credentials&client_id=connector&client_secret=s3cret", "").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
            "grant_type=client_credentials, connector:wrong, 401, invalid_client",
            "grant_type=client_credentials, nobody:s3cret, 401, invalid_client",
            "grant_type=client_credentials, '', 401, invalid_client",
            "grant_type=password, connector:s3cret, 400, unsupported_grant_type",
            "'', connector:s3cret, 400, unsupported_grant_type",
            "grant_type=%zz, connector:s3cret, 400, invalid_request" })
    void refusesEverybodyElse(String form, String basic, int status, String error) throws Exception {
        HttpResponse<String> answer = post(form, basic);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(error).doesNotContain("s3cret");
    }

    @Test
    void answersPostOnly() throws Exception {
        assertThat(http.send(HttpRequest.newBuilder(address()).build(), HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void keepsTheKeysInAFileOfTheOwner() throws IOException {
        assertThat(SigningKeys.in(folder).publicKey()).isEqualTo(keys.publicKey());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("token-signing.pem"))))
                .isEqualTo("rw-------");
    }

    private HttpResponse<String> post(String form, String basic) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (!basic.isEmpty()) {
            request.header("Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + endpoint.port() + "/token");
    }

    private JsonNode verified(String token) throws GeneralSecurityException, IOException {
        String[] parts = token.split("\\.");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(keys.publicKey()))));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        return JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
    }
}
