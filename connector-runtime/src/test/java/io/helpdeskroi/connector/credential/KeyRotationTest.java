package io.helpdeskroi.connector.credential;

import static io.helpdeskroi.connector.fake.Desk.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.ConnectorConfig;
import io.helpdeskroi.connector.audit.AuditTrail;
import io.helpdeskroi.connector.fake.Desk;
import io.helpdeskroi.connector.spi.Secret;
import io.helpdeskroi.contract.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class KeyRotationTest {

    private static final Secret OTHER = new Secret("ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=");

    @Inject
    CredentialStore store;
    @Inject
    EnvelopeCipher cipher;
    @Inject
    ConnectorConfig config;
    @Inject
    AuditTrail audit;
    @Inject
    EntityManager database;
    @Inject
    Scheduler scheduler;

    private Desk desk;
    private EnvelopeCipher later;

    @BeforeEach
    void open() {
        scheduler.pause();
        desk = new Desk().create();
        later = new EnvelopeCipher(OTHER, List.of(config.encryptionKey().orElseThrow()));
    }

    @AfterEach
    void close() {
        desk.close();
        scheduler.resume();
    }

    @Test
    void losesNothingWhenTheKeyChangesAndWhenItIsChangedBack() {
        byte[] text = payload();
        assertThat(rotation(later).rotate().rewrapped()).containsEntry(cipher.keyId(), 1);
        assertThat(keyId()).isEqualTo(later.keyId());
        assertThat(payload()).isEqualTo(text);
        assertThatThrownBy(() -> store.load(desk.name)).isInstanceOf(CredentialsUnreadable.class)
                .hasMessageContaining(later.keyId());
        assertThat(rotation(new EnvelopeCipher(config.encryptionKey().orElseThrow(), List.of(OTHER))).rotate().rewrapped())
                .containsEntry(later.keyId(), 1);
        assertThat(store.load(desk.name)).isEqualTo(Map.of("token", new Secret("planted-secret-1")));
        as(Role.AUDITOR).get(desk.path("/audit")).then().body("entries[0].action", equalTo("keys_rotated"),
                "entries[0].actor", equalTo("system"), "entries[0].detail.from", equalTo(later.keyId()),
                "entries[0].detail.to", equalTo(cipher.keyId()));
    }

    @Test
    void bringsOldNamesOfTheSameKeyUpToDate() {
        sql("UPDATE connection_credentials SET key_id = 'k1' WHERE connection_id = :id");
        assertThat(store.load(desk.name)).containsOnlyKeys("token");
        assertThat(rotation(cipher).rotate().rewrapped()).containsEntry("k1", 1);
        assertThat(keyId()).isEqualTo(cipher.keyId());
        assertThat(store.load(desk.name)).containsOnlyKeys("token");
    }

    @Test
    void rewrapsOnceWhenReplicasStartTogether() {
        List<KeyRotation.Outcome> outcomes = IntStream.range(0, 4)
                .mapToObj(replica -> CompletableFuture.supplyAsync(() -> rotation(later).rotate())).toList().stream()
                .map(CompletableFuture::join).toList();
        assertThat(outcomes.stream().mapToInt(outcome -> outcome.rewrapped().getOrDefault(cipher.keyId(), 0)).sum())
                .isEqualTo(1);
        rotation(new EnvelopeCipher(config.encryptionKey().orElseThrow(), List.of(OTHER))).rotate();
        assertThat(store.load(desk.name)).containsOnlyKeys("token");
    }

    @Test
    void leavesAloneWhatNoKeyOpens() {
        byte[] text = payload();
        KeyRotation.Outcome outcome = rotation(new EnvelopeCipher(OTHER, List.of())).rotate();
        assertThat(outcome.rewrapped()).isEmpty();
        assertThat(outcome.unreadable()).isEqualTo(1);
        assertThat(payload()).isEqualTo(text);
        assertThat(store.load(desk.name)).containsOnlyKeys("token");
    }

    private KeyRotation rotation(EnvelopeCipher keys) {
        return new KeyRotation(database, keys, audit);
    }

    private String keyId() {
        return (String) column("key_id");
    }

    private byte[] payload() {
        return (byte[]) column("payload");
    }

    private Object column(String column) {
        return database.createNativeQuery("SELECT " + column + " FROM connection_credentials WHERE connection_id = :id")
                .setParameter("id", desk.name).getSingleResult();
    }

    private void sql(String update) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(update).setParameter("id", desk.name)
                .executeUpdate());
    }
}
