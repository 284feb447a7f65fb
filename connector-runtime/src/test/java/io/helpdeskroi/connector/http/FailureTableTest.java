package io.helpdeskroi.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.JsonParseException;

import io.helpdeskroi.connector.spi.VendorFailure;

class FailureTableTest {

    private static final Instant NOON = Instant.parse("2025-06-02T12:00:00Z");
    private static final FailureTable TABLE = new FailureTable(NOON, Duration.ofSeconds(60));

    @ParameterizedTest
    @CsvSource({ "301,Protocol", "302,Protocol", "304,Protocol", "400,Protocol", "401,Credentials", "403,Forbidden", "404,Gone",
            "405,Protocol", "408,Transient", "409,Transient", "410,Gone", "422,Protocol", "429,RateLimited", "500,Transient",
            "502,Transient", "503,Transient", "504,Transient", "520,Transient", "524,Transient" })
    void saysWhatEveryStatusMeans(int status, String kind) {
        VendorFailure failure = TABLE.of(status, "GET /api/things", Optional.empty());
        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(failure).hasMessageStartingWith("GET /api/things answered " + status);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = { "429,34,2025-06-02T12:00:34Z", "429,-,2025-06-02T12:01:00Z",
            "429,soon,2025-06-02T12:01:00Z", "429,'Mon, 2 Jun 2025 12:02:00 GMT',2025-06-02T12:02:00Z",
            "429,'Mon, 2 Jun 2025 11:00:00 GMT',2025-06-02T12:00:00Z", "429,99999999999999999999,2025-06-02T12:01:00Z",
            "429,9999999,2025-06-03T12:00:00Z", "429,-5,2025-06-02T12:01:00Z", "503,20,2025-06-02T12:00:20Z",
            "409,5,2025-06-02T12:00:05Z" })
    void obeysRetryAfterInBothForms(int status, String retryAfter, Instant until) {
        VendorFailure failure = TABLE.of(status, "GET /api/things", Optional.ofNullable(retryAfter));
        assertThat(failure).isInstanceOfSatisfying(VendorFailure.RateLimited.class,
                limited -> assertThat(limited.until()).isEqualTo(until));
    }

    @Test
    void namesTheRefusedRedirect() {
        assertThat(TABLE.of(302, "GET /x", Optional.empty())).hasMessageContaining("redirect was refused");
    }

    @Test
    void takesTheNetworkForPassing() {
        RuntimeException wrapped = new RuntimeException(new IOException("reset by peer"));
        assertThat(FailureTable.ofException(wrapped, "Api.page")).isInstanceOf(VendorFailure.Transient.class)
                .hasMessage("Api.page: no complete answer from the vendor");
    }

    @Test
    void takesAnUnreadableAnswerForPassingAtFirst() {
        RuntimeException wrapped = new RuntimeException(new JsonParseException(null, "Unrecognized token 'planted-secret'"));
        assertThat(FailureTable.ofException(wrapped, "Api.page")).isInstanceOf(VendorFailure.Transient.class)
                .hasMessageNotContaining("planted-secret").hasCauseInstanceOf(JsonParseException.class);
    }

    @Test
    void findsTheFailureInsideTheClientsExceptions() {
        VendorFailure known = new VendorFailure.Gone("GET /x answered 404");
        assertThat(FailureTable.ofException(new RuntimeException(new IOException(known)), "Api.page")).isSameAs(known);
    }

    @Test
    void leavesBugsAsTheyAre() {
        RuntimeException bug = new IllegalArgumentException("bug");
        assertThat(FailureTable.ofException(bug, "Api.page")).isSameAs(bug);
    }

    @ParameterizedTest
    @CsvSource({ "https://a.example/x,true", "https://a.example:443/x?y=z,true", "https://A.EXAMPLE/x,true",
            "http://a.example/x,false", "https://a.example:8443/x,false", "https://b.example/x,false",
            "https://a.example.evil.example/x,false", "https://u:p@a.example/x,false", "https://a.example@b.example/,false" })
    void knowsItsOwnHost(URI uri, boolean own) {
        assertThat(RequestGate.sameOrigin(uri, URI.create("https://a.example"))).isEqualTo(own);
    }
}
