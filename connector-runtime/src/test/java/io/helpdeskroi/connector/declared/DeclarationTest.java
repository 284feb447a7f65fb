package io.helpdeskroi.connector.declared;

import static io.helpdeskroi.connector.fake.Desk.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.ConnectorConfig;
import io.helpdeskroi.connector.connection.DeclaredConnections;
import io.helpdeskroi.connector.credential.CredentialStore;
import io.helpdeskroi.connector.fake.Desk;
import io.helpdeskroi.connector.lease.ConnectionLeases;
import io.helpdeskroi.connector.spi.Secret;
import io.helpdeskroi.contract.Role;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

@QuarkusTest
class DeclarationTest {

    @Inject
    DeclarationReconciler reconciler;
    @Inject
    DeclaredConnections connections;
    @Inject
    ConnectorConfig config;
    @Inject
    MeterRegistry registry;
    @Inject
    CredentialStore credentials;
    @Inject
    ConnectionLeases leases;
    @Inject
    Scheduler scheduler;

    private final Folder folder = new Folder();
    private Desk desk;
    private String token;

    @BeforeEach
    void open() {
        scheduler.pause();
        folder.clear();
        desk = new Desk();
        token = folder.secret("token", "planted-secret-1");
    }

    @AfterEach
    void close() {
        folder.clear();
        reconciler.look();
        desk.close();
        scheduler.resume();
    }

    @Test
    void makesAConnectionThatOnlyItsFileChanges() {
        apply("acme.yaml", yaml("quota_share: 0.25"));
        as(Role.AUDITOR).get(desk.path("")).then().body("managed_by", equalTo("file:acme.yaml"), "state", equalTo("active"),
                "quota_share", equalTo(0.25f), "credentials_set", contains("token"), "version", equalTo(1));
        Map<String, Object> body = desk.body(Map.of());
        Stream.of(as(Role.ADMIN).header("If-Match", "*").body(body).put(desk.path("")),
                as(Role.ADMIN).header("If-Match", "*").delete(desk.path("")), as(Role.ADMIN).post(desk.path("/pause")),
                as(Role.ADMIN).post(desk.path("/resume")),
                as(Role.ADMIN).body(Map.of("token", "x")).put(desk.path("/credentials")),
                as(Role.ADMIN).header("If-Match", "*").body(Map.of("version", 1)).post(desk.path("/rollback")))
                .forEach(answer -> answer.then().statusCode(409).body("detail", containsString("acme.yaml")));
        desk.pages();
        desk.post("/check").statusCode(200).body("ok", equalTo(true));
        as(Role.AUDITOR).get(desk.path("/audit")).then().body("entries.action", contains("declaration_applied"),
                "entries.actor", contains("file:acme.yaml"), "entries[0].detail.credentials", contains("token"));
        assertThat(declarations().getString("declarations.find { it.file == 'acme.yaml' }.state")).isEqualTo("applied");
        assertThat(declarations().prettify() + as(Role.ADMIN).get("/api/v1/audit").asString()).doesNotContain("planted");
    }

    @Test
    void followsChangesOfTheFileAndOfItsSecretsByItself() {
        scheduler.resume();
        folder.mount("acme.yaml", yaml("zone: Europe/Berlin"), 1);
        awaitVersion(1);
        folder.mount("acme.yaml", yaml("zone: Europe/Paris"), 2);
        awaitVersion(2);
        assertThat(desk.connection().getString("zone")).isEqualTo("Europe/Paris");
        folder.secret("token", "planted-secret-2");
        awaitVersion(3);
        assertThat(credentials.load(desk.name)).containsEntry("token", new Secret("planted-secret-2"));
        as(Role.AUDITOR).get(desk.path("/versions")).then().body("versions.version", contains(3, 2, 1), "versions.actor",
                contains("file:acme.yaml", "file:acme.yaml", "file:acme.yaml"));
    }

    @Test
    void changesNothingWhenNothingChanged() {
        apply("acme.yaml", yaml(""));
        String before = desk.connection().prettify();
        apply("acme.yaml", yaml("# a comment"));
        another().look();
        assertThat(desk.connection().prettify()).isEqualTo(before);
    }

    @Test
    void makesOneConnectionHoweverManyReplicasLookAtOnce() {
        for (int round = 1; round <= 5; round++) {
            folder.write("acme.yaml", yaml("quota_share: 0." + round));
            Stream.of(another(), another(), another(), another()).map(replica -> CompletableFuture.runAsync(replica::look))
                    .toList().forEach(CompletableFuture::join);
            assertThat(desk.connection().getInt("version")).isEqualTo(round);
        }
        as(Role.AUDITOR).get(desk.path("/audit")).then().body("entries.size()", equalTo(5));
    }

    @Test
    void keepsTokensThatWereRenewedSinceTheirLogin() {
        apply("acme.yaml", yaml(""));
        credentials.renew(leases.claim("test", 1).get(0), 1, present -> Map.of("token", present.get("token"),
                "access_token", new Secret("planted-renewed")));
        apply("acme.yaml", yaml("quota_share: 0.3"));
        assertThat(desk.connection().getInt("version")).isEqualTo(2);
        assertThat(credentials.load(desk.name)).containsEntry("access_token", new Secret("planted-renewed"));
    }

    @Test
    void rests() {
        apply("acme.yaml", yaml("paused: true"));
        as(Role.AUDITOR).get(desk.path("")).then().body("state", equalTo("paused"), "state_reason",
                equalTo("paused by file:acme.yaml"));
        apply("acme.yaml", yaml("paused: false"));
        as(Role.AUDITOR).get(desk.path("")).then().body("state", equalTo("active"), "version", equalTo(1));
    }

    @Test
    void pausesAConnectionWhoseDeclarationIsGoneAndTakesItBack() {
        apply("acme.yaml", yaml(""));
        folder.delete("acme.yaml");
        reconciler.look();
        as(Role.AUDITOR).get(desk.path("")).then().body("state", equalTo("paused"), "managed_by", equalTo(null),
                "state_reason", containsString("not declared in file:acme.yaml any more"));
        apply("acme.yaml", yaml(""));
        as(Role.AUDITOR).get(desk.path("")).then().body("state", equalTo("active"), "managed_by",
                equalTo("file:acme.yaml"), "version", equalTo(1));
        as(Role.AUDITOR).get(desk.path("/audit")).then().body("entries.action",
                contains("declaration_applied", "declaration_withdrawn", "declaration_applied"));

        folder.delete("acme.yaml");
        reconciler.look();
        desk.post("/resume").statusCode(200).body("state", equalTo("active"));
        apply("acme.yaml", yaml(""));
        assertThat(reason("acme.yaml")).contains("managed over the API", "adopt: true");
        assertThat(desk.connection().getString("state")).isEqualTo("active");
    }

    @Test
    void adoptsAConnectionOnlyWhenToldTo() {
        desk.create(Map.of("quota_share", 0.5));
        apply("acme.yaml", yaml("quota_share: 0.25"));
        assertThat(reason("acme.yaml")).contains("adopt: true");
        assertThat(desk.connection().getFloat("quota_share")).isEqualTo(0.5f);
        apply("acme.yaml", yaml("quota_share: 0.25\nadopt: true"));
        as(Role.AUDITOR).get(desk.path("")).then().body("managed_by", equalTo("file:acme.yaml"), "quota_share",
                equalTo(0.25f), "version", equalTo(2));
    }

    @Test
    void letsAConnectionMoveToAnotherFile() {
        apply("b.yaml", yaml(""));
        folder.write("c.yaml", yaml("zone: Europe/Berlin"));
        reconciler.look();
        assertThat(reason("c.yaml")).contains("declared in b.yaml already");
        assertThat(desk.connection().getString("zone")).isEqualTo("Z");
        folder.delete("b.yaml");
        reconciler.look();
        as(Role.AUDITOR).get(desk.path("")).then().body("managed_by", equalTo("file:c.yaml"), "state", equalTo("active"),
                "zone", equalTo("Europe/Berlin"));
    }

    @Test
    void stopsNothingWhenTheFolderIsMissing() {
        apply("acme.yaml", yaml(""));
        folder.missing();
        reconciler.look();
        assertThat(desk.connection().getString("state")).isEqualTo("active");
        assertThat(declarations().getList("declarations.state")).containsExactly("broken");
        assertThat(declarations().getList("declarations.reason")).containsExactly("the folder cannot be read");
    }

    private void awaitVersion(int version) {
        await().atMost(Duration.ofSeconds(20)).until(() -> as(Role.ADMIN).get(desk.path("")).jsonPath().get("version"),
                equalTo((Object) version));
    }

    private void apply(String file, String yaml) {
        folder.write(file, yaml);
        reconciler.look();
    }

    private DeclarationReconciler another() {
        return new DeclarationReconciler(connections, config, registry);
    }

    private String yaml(String more) {
        return """
                name: %s
                settings:
                  base_url: %s
                credentials:
                  token: {file: %s}
                streams: [cases]
                poll_interval: PT1H
                %s
                """.formatted(desk.name, desk.vendor.baseUrl(), token, more);
    }

    private static JsonPath declarations() {
        return as(Role.AUDITOR).get("/api/v1/connector").then().statusCode(200).extract().jsonPath();
    }

    private static String reason(String file) {
        as(Role.AUDITOR).get("/api/v1/connector").then().body("declarations.file", hasItems(file));
        List<String> reasons = declarations().getList("declarations.findAll { it.file == '" + file + "' }.reason");
        return String.valueOf(reasons.get(0));
    }
}
