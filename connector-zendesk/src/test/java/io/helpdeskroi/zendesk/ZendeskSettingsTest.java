package io.helpdeskroi.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.helpdeskroi.connector.spi.Account;
import io.helpdeskroi.connector.spi.Authentication;
import io.helpdeskroi.connector.spi.InvalidSettings;
import io.helpdeskroi.connector.spi.Secret;
import io.helpdeskroi.connector.spi.VendorStream;

class ZendeskSettingsTest {

    @Test
    void signsWithAnApiToken() {
        ZendeskSettings settings = settings(Map.of("subdomain", "acme", "email", "a@example.com"), Map.of("api_token", "t"));
        assertThat(settings.base()).hasToString("https://acme.zendesk.com");
        assertThat(settings.authentication())
                .isEqualTo(new Authentication.Basic("a@example.com/token", new Secret("t")));
    }

    @Test
    void prefersARefreshTokenToSigningInByItself() {
        Authentication.OAuth oauth = (Authentication.OAuth) settings(Map.of("subdomain", "acme", "client_id", "us"),
                Map.of("client_secret", "s", "refresh_token", "r")).authentication();
        assertThat(oauth.tokenEndpoint()).hasToString("https://acme.zendesk.com/oauth/tokens");
        assertThat(oauth.grant()).isEqualTo(Authentication.Grant.REFRESH_TOKEN);
        assertThat(oauth.body()).isEqualTo(Authentication.BodyFormat.JSON);
        assertThat(((Authentication.OAuth) settings(Map.of("subdomain", "acme", "client_id", "us"),
                Map.of("client_secret", "s")).authentication()).grant()).isEqualTo(Authentication.Grant.CLIENT_CREDENTIALS);
    }

    @Test
    void acceptsAnAccessTokenAlone() {
        assertThat(settings(Map.of("subdomain", "acme"), Map.of("access_token", "x")).authentication())
                .isEqualTo(new Authentication.Bearer(new Secret("x")));
    }

    @Test
    void takesAWholeAddress() {
        assertThat(settings(Map.of("base_url", "http://127.0.0.1:8100/zendesk/"), Map.of("access_token", "x")).base())
                .hasToString("http://127.0.0.1:8100/zendesk");
        assertThat(settings(Map.of("base_url", "https://acme.zendesk.com/"), Map.of("access_token", "x")).base())
                .hasToString("https://acme.zendesk.com");
    }

    @ParameterizedTest
    @ValueSource(strings = { "ab", "1abc", "ACME", "acme.evil.com", "acme/x",
            "a-very-long-name-that-goes-on-and-on-and-on-and-on-and-on-and-on-x" })
    void refusesASubdomainThatIsNone(String subdomain) {
        assertThatThrownBy(() -> settings(Map.of("subdomain", subdomain), Map.of("access_token", "x")))
                .isInstanceOf(InvalidSettings.class).hasMessageStartingWith("settings.subdomain");
    }

    @ParameterizedTest
    @ValueSource(strings = { "acme", "https://", "https://a.example/?x=1", "ht tp://x",
            "https://evil.example", "https://169.254.169.254", "https://acme.zendesk.com.evil.example",
            "https://acme.zendesk.com:8443", "https://x@acme.zendesk.com", "https://acme.zendesk.com/path" })
    void refusesAnAddressThatIsNone(String address) {
        assertThatThrownBy(() -> settings(Map.of("base_url", address), Map.of("access_token", "x")))
                .isInstanceOf(InvalidSettings.class).hasMessageStartingWith("settings.base_url");
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> settings(Map.of(), Map.of("access_token", "x"))).hasMessageStartingWith("settings.subdomain");
        assertThatThrownBy(() -> settings(Map.of("subdomain", "acme"), Map.of())).hasMessageStartingWith("credentials");
        assertThatThrownBy(() -> settings(Map.of("subdomain", "acme"), Map.of("api_token", "t")))
                .hasMessageStartingWith("settings.email");
        assertThatThrownBy(() -> settings(Map.of("subdomain", "acme"), Map.of("client_secret", "t")))
                .hasMessageStartingWith("settings.client_id");
    }

    @Test
    void readsReferenceDataFirst() {
        assertThat(new ZendeskConnector().streams()).extracting(stream -> stream.descriptor().id()).containsExactly("schedules",
                "groups", "users", "organizations", "tickets", "ticket-events", "metric-events", "satisfaction-ratings",
                "survey-responses", "calls", "call-legs");
        assertThat(new ZendeskConnector().streams().stream().map(VendorStream::descriptor).filter(stream -> !stream.optional()))
                .extracting(stream -> stream.id())
                .containsExactly("groups", "users", "organizations", "tickets", "ticket-events");
    }

    private static ZendeskSettings settings(Map<String, String> settings, Map<String, String> credentials) {
        return ZendeskSettings.of(new Account("acme", settings, credentials.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new Secret(entry.getValue())))));
    }
}
