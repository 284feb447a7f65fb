package io.helpdeskroi.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.credential.CredentialStore;
import io.helpdeskroi.connector.fake.Desk;
import io.helpdeskroi.connector.lease.ConnectionLeases;
import io.helpdeskroi.connector.lease.Lease;
import io.helpdeskroi.connector.lease.LeaseLost;
import io.helpdeskroi.connector.spi.Authentication;
import io.helpdeskroi.connector.spi.Secret;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;

/** Two replicas with one account, of which the refresh token is good only once. */
@QuarkusTest
class TwoTokenKeepersTest {

    private static final Authentication.OAuth OAUTH = new Authentication.OAuth(URI.create("https://a.example/oauth/tokens"),
            "us", new Secret("ours"), Authentication.Grant.REFRESH_TOKEN, Authentication.BodyFormat.JSON,
            Duration.ofSeconds(60));

    @Inject
    CredentialStore store;
    @Inject
    ConnectionLeases leases;
    @Inject
    Scheduler scheduler;
    @Inject
    EntityManager database;

    private final List<String> spent = new CopyOnWriteArrayList<>();
    private Desk desk;
    private Lease lease;

    @BeforeEach
    void open() {
        scheduler.pause();
        desk = new Desk().create(Map.of("credentials", Map.of("client_secret", "planted-client", "refresh_token",
                "planted-refresh-0"), "settings", Map.of("base_url", "http://127.0.0.1:1", "mode", "oauth")));
        lease = leases.claim("test", 1).get(0);
    }

    @AfterEach
    void close() {
        desk.close();
        scheduler.resume();
    }

    /** A replica, as it is after it has read the stored credentials. */
    private TokenKeeper keeper(Lease held) {
        return new TokenKeeper(OAUTH, store.load(desk.name), this::answer, renewal -> store.renew(held, 1, renewal),
                Clock.systemUTC());
    }

    /** The vendor: each refresh token is good once. */
    private synchronized TokenEndpoint.Answer answer(Map<String, String> parameters) {
        String token = parameters.get("refresh_token");
        spent.add(token);
        if (!token.equals("planted-refresh-" + (spent.size() - 1))) {
            throw new VendorFailure.Protocol("POST /oauth/tokens answered 400", null);
        }
        return new TokenEndpoint.Answer("access-" + spent.size(), "planted-refresh-" + spent.size(), 3_600L);
    }

    @Test
    void askTheVendorOnceWhenBothFindTheTokenMissing() throws Exception {
        ExecutorService replicas = Executors.newFixedThreadPool(2);
        CyclicBarrier together = new CyclicBarrier(2);
        List<Future<String>> signatures = new ArrayList<>();
        for (TokenKeeper keeper : List.of(keeper(lease), keeper(lease))) {
            signatures.add(replicas.submit(() -> {
                together.await();
                return keeper.authorization();
            }));
        }
        for (Future<String> signature : signatures) {
            assertThat(signature.get()).isEqualTo("Bearer access-1");
        }
        replicas.shutdown();
        assertThat(spent).containsExactly("planted-refresh-0");
        assertThat(store.load(desk.name)).containsEntry("refresh_token", new Secret("planted-refresh-1"));
    }

    @Test
    void renewOnceWhenTheVendorRevokedTheTokenOfBoth() {
        TokenKeeper one = keeper(lease);
        TokenKeeper other = keeper(lease);
        assertThat(List.of(one.authorization(), other.authorization())).containsOnly("Bearer access-1");
        VendorFailure.Credentials refusal = new VendorFailure.Credentials("GET /x answered 401");
        assertThat(one.refused("Bearer access-1", refusal)).isInstanceOf(VendorFailure.Transient.class);
        assertThat(other.refused("Bearer access-1", refusal)).isInstanceOf(VendorFailure.Transient.class);
        assertThat(List.of(one.authorization(), other.authorization())).containsOnly("Bearer access-2");
        assertThat(spent).containsExactly("planted-refresh-0", "planted-refresh-1");
    }

    @Test
    void leaveTheVendorAloneOnceTheConnectionIsAnothers() {
        TokenKeeper zombie = keeper(lease);
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("""
                UPDATE connection_lease SET expires_at = clock_timestamp() - interval '1 second' WHERE connection_id = :id""")
                .setParameter("id", desk.name).executeUpdate());
        TokenKeeper successor = keeper(leases.claim("successor", 1).get(0));
        assertThatThrownBy(zombie::authorization).isInstanceOf(LeaseLost.class);
        assertThat(successor.authorization()).isEqualTo("Bearer access-1");
        assertThat(spent).containsExactly("planted-refresh-0");
    }

    @Test
    void needNewCredentialsWhereOneDiedBetweenTheVendorsAnswerAndItsCommit() {
        TokenKeeper dying = new TokenKeeper(OAUTH, store.load(desk.name), this::answer,
                renewal -> store.renew(lease, 1, present -> {
                    renewal.apply(present);
                    throw new IllegalStateException("killed");
                }), Clock.systemUTC());
        assertThatThrownBy(dying::authorization).hasMessage("killed");
        assertThat(store.load(desk.name)).containsEntry("refresh_token", new Secret("planted-refresh-0"));
        assertThatThrownBy(keeper(lease)::authorization).isInstanceOf(VendorFailure.Credentials.class)
                .hasMessageContaining("refused to renew").hasMessageNotContaining("planted");
        assertThat(spent).containsExactly("planted-refresh-0", "planted-refresh-0");
    }
}
