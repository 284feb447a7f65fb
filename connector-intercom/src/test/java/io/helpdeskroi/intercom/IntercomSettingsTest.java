package io.helpdeskroi.intercom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.helpdeskroi.connector.spi.Account;
import io.helpdeskroi.connector.spi.Authentication;
import io.helpdeskroi.connector.spi.InvalidSettings;
import io.helpdeskroi.connector.spi.Secret;
import io.helpdeskroi.connector.spi.VendorStream;

/** Where a connection leads, and what its requests are counted against. */
class IntercomSettingsTest {

    @ParameterizedTest
    @CsvSource({ "us, https://api.intercom.io", "eu, https://api.eu.intercom.io", "au, https://api.au.intercom.io" })
    void knowsTheRegions(String region, String address) {
        assertThat(settings(Map.of("region", region)).base()).hasToString(address);
        assertThat(settings(Map.of("base_url", address + "/")).region()).contains(region);
    }

    @Test
    void takesTheAddressOfAStandIn() {
        IntercomSettings settings = settings(Map.of("base_url", "http://127.0.0.1:8100/intercom/"));
        assertThat(settings.base()).hasToString("http://127.0.0.1:8100/intercom");
        assertThat(settings.region()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "acme", "https://", "https://evil.example", "https://api.intercom.io.evil.example",
            "https://api.intercom.io:8443", "https://x@api.intercom.io", "https://api.intercom.io/path", "ht tp://x" })
    void refusesAnAddressThatIsNone(String address) {
        assertThatThrownBy(() -> settings(Map.of("base_url", address))).isInstanceOf(InvalidSettings.class)
                .hasMessageStartingWith("settings.base_url");
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> settings(Map.of())).hasMessageStartingWith("settings.region");
        assertThatThrownBy(() -> settings(Map.of("region", "mars"))).hasMessageStartingWith("settings.region");
        assertThatThrownBy(() -> new IntercomConnector().authentication(new Account("acme", Map.of(), Map.of())))
                .hasMessageStartingWith("credentials.access_token");
    }

    @Test
    void signsWithTheToken() {
        assertThat(new IntercomConnector().authentication(account("us", "t")))
                .isEqualTo(new Authentication.Bearer(new Secret("t")));
    }

    @Test
    void countsTheRequestsOfAnAppTogetherWithoutNamingItsToken() {
        IntercomConnector connector = new IntercomConnector();
        assertThat(connector.quotaKey(account("us", "token-1"))).isEqualTo(connector.quotaKey(account("us", "token-1")))
                .startsWith("api.intercom.io:").hasSize("api.intercom.io:".length() + 64).doesNotContain("token-1");
        assertThat(connector.quotaKey(account("us", "token-2"))).isNotEqualTo(connector.quotaKey(account("us", "token-1")));
        assertThat(connector.quotaKey(account("eu", "token-1"))).startsWith("api.eu.intercom.io:");
    }

    @Test
    void readsReferenceDataFirst() {
        assertThat(new IntercomConnector().streams()).extracting(stream -> stream.descriptor().id()).containsExactly("admins",
                "teams", "companies", "contacts", "conversations", "tickets", "deleted-conversations", "calls");
        assertThat(
                new IntercomConnector().streams().stream().map(VendorStream::descriptor).filter(stream -> !stream.optional()))
                .extracting(stream -> stream.id()).containsExactly("admins", "teams", "companies", "contacts", "conversations");
        assertThat(new IntercomConnector().streams().stream().map(VendorStream::descriptor).filter(stream -> stream.ranged()))
                .extracting(stream -> stream.id()).containsExactly("contacts", "conversations", "tickets");
    }

    @Test
    void tellsThatTheWorkspaceLivesElsewhere() {
        FakeIntercom intercom = new FakeIntercom().configured("eu").answer("admins", "{\"admins\":[]}");
        assertThatThrownBy(() -> intercom.fetch(new AdminStream(), java.util.Optional.empty()))
                .hasMessage("the workspace lives in the region us, but the connection is configured for eu; set region to us");
    }

    private static IntercomSettings settings(Map<String, String> settings) {
        return IntercomSettings.of(new Account("acme", settings, Map.of()));
    }

    private static Account account(String region, String token) {
        return new Account("acme", Map.of("region", region), Map.of("access_token", new Secret(token)));
    }
}
