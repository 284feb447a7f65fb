package io.helpdeskroi.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.spi.Authentication;
import io.helpdeskroi.connector.spi.Secret;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.testsupport.SettableClock;

class TokenKeeperTest {

    private static final Instant NOON = Instant.parse("2025-06-02T12:00:00Z");
    private static final VendorFailure.Credentials REFUSAL = new VendorFailure.Credentials("GET /x answered 401");

    private static final Authentication.OAuth OAUTH = new Authentication.OAuth(URI.create("https://a.example/oauth/tokens"),
            "us", new Secret("ours"), Authentication.Grant.REFRESH_TOKEN, Authentication.BodyFormat.JSON,
            Duration.ofSeconds(60));

    private final SettableClock clock = new SettableClock(NOON);
    private final List<Map<String, String>> asked = new ArrayList<>();
    private final Map<String, Secret> stored = new HashMap<>(Map.of("refresh_token", new Secret("r0")));

    private TokenKeeper keeper() {
        return new TokenKeeper(OAUTH, stored, this::answer, this::store, clock);
    }

    private Map<String, Secret> store(UnaryOperator<Map<String, Secret>> renewal) {
        Map<String, Secret> renewed = renewal.apply(Map.copyOf(stored));
        stored.clear();
        stored.putAll(renewed);
        return renewed;
    }

    private TokenEndpoint.Answer answer(Map<String, String> parameters) {
        asked.add(parameters);
        return new TokenEndpoint.Answer("a" + asked.size(), "r" + asked.size(), 3_600L);
    }

    @Test
    void storesRotatedTokensBeforeTheirFirstUse() {
        String authorization = keeper().authorization();
        assertThat(authorization).isEqualTo("Bearer a1");
        assertThat(asked).singleElement().satisfies(parameters -> assertThat(parameters)
                .containsEntry("grant_type", "refresh_token").containsEntry("refresh_token", "r0")
                .containsEntry("client_id", "us").containsEntry("client_secret", "ours"));
        assertThat(stored).containsEntry("refresh_token", new Secret("r1")).containsEntry("access_token", new Secret("a1"))
                .containsEntry("access_token_expires_at", new Secret("2025-06-02T13:00:00Z"));
    }

    @Test
    void renewsAMarginBeforeExpiryAndNotEarlier() {
        TokenKeeper keeper = keeper();
        keeper.authorization();
        clock.advance(Duration.ofMinutes(58));
        assertThat(keeper.authorization()).isEqualTo("Bearer a1");
        clock.advance(Duration.ofMinutes(1));
        assertThat(keeper.authorization()).isEqualTo("Bearer a2");
        assertThat(asked.get(1)).containsEntry("refresh_token", "r1");
    }

    @Test
    void usesWhatSomebodyElseHasRenewedMeanwhile() {
        TokenKeeper keeper = keeper();
        stored.put("access_token", new Secret("theirs"));
        stored.put("access_token_expires_at", new Secret("2025-06-02T13:00:00Z"));
        assertThat(keeper.authorization()).isEqualTo("Bearer theirs");
        assertThat(asked).isEmpty();
    }

    @Test
    void renewsARevokedTokenOnceAndThenGivesUp() {
        stored.put("access_token", new Secret("revoked"));
        TokenKeeper keeper = keeper();
        assertThat(keeper.authorization()).isEqualTo("Bearer revoked");
        assertThat(keeper.refused("Bearer revoked", REFUSAL)).isInstanceOf(VendorFailure.Transient.class);
        assertThat(keeper.authorization()).isEqualTo("Bearer a1");
        assertThat(keeper.refused("Bearer revoked", REFUSAL)).isInstanceOf(VendorFailure.Transient.class);
        assertThat(keeper.refused("Bearer a1", REFUSAL)).isSameAs(REFUSAL);
    }

    @Test
    void renewsOnceWhenSeveralRequestsWereSignedWithTheRevokedToken() {
        stored.put("access_token", new Secret("revoked"));
        TokenKeeper keeper = keeper();
        assertThat(keeper.refused("Bearer revoked", REFUSAL)).isInstanceOf(VendorFailure.Transient.class);
        assertThat(keeper.refused("Bearer revoked", REFUSAL)).isInstanceOf(VendorFailure.Transient.class);
        assertThat(keeper.authorization()).isEqualTo("Bearer a1");
        assertThat(asked).hasSize(1);
    }

    @Test
    void storesNewTokensThoughWhoWaitedForThemWasInterrupted() throws Exception {
        CountDownLatch vendorAnswers = new CountDownLatch(1);
        CountDownLatch vendorAsked = new CountDownLatch(1);
        TokenKeeper keeper = new TokenKeeper(OAUTH, stored, parameters -> {
            vendorAsked.countDown();
            try {
                vendorAnswers.await();
            } catch (InterruptedException brokenOff) {
                throw new VendorFailure.Transient("no answer", brokenOff);
            }
            return answer(parameters);
        }, this::store, clock);
        AtomicReference<String> authorization = new AtomicReference<>();
        Thread reader = new Thread(() -> authorization.set(keeper.authorization()));
        reader.start();
        vendorAsked.await();
        reader.interrupt();
        vendorAnswers.countDown();
        reader.join();
        assertThat(authorization).hasValue("Bearer a1");
        assertThat(stored).containsEntry("refresh_token", new Secret("r1"));
    }

    @Test
    void saysThatARefusedRefreshTokenIsACredential() {
        TokenKeeper keeper = new TokenKeeper(new Authentication.OAuth(URI.create("https://a.example/oauth/tokens"), "us",
                new Secret("ours"), Authentication.Grant.REFRESH_TOKEN, Authentication.BodyFormat.FORM, Duration.ZERO), stored,
                parameters -> {
                    throw new VendorFailure.Protocol("POST /oauth/tokens answered 400", null);
                }, renewal -> renewal.apply(stored), clock);
        assertThatThrownBy(keeper::authorization).isInstanceOf(VendorFailure.Credentials.class)
                .hasMessageContaining("refused to renew").hasMessageNotContaining("r0");
    }

    @Test
    void checksWithoutUsingUpTheRefreshToken() {
        TokenKeeper keeper = new TokenKeeper(new Authentication.OAuth(URI.create("https://a.example/oauth/tokens"), "us",
                new Secret("ours"), Authentication.Grant.REFRESH_TOKEN, Authentication.BodyFormat.JSON, Duration.ZERO), stored,
                this::answer, TokenRenewal.REFUSED, clock);
        assertThatThrownBy(keeper::authorization).isInstanceOf(VendorFailure.Credentials.class)
                .hasMessageContaining("not checked");
        assertThat(asked).isEmpty();
    }
}
