package io.helpdeskroi.connector.declared;

import static io.helpdeskroi.connector.fake.Desk.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.helpdeskroi.connector.fake.Desk;
import io.helpdeskroi.contract.Role;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** Files of declarations that something is wrong with. */
@QuarkusTest
class BrokenDeclarationTest {

    @Inject
    DeclarationReconciler reconciler;
    @Inject
    Scheduler scheduler;

    private final Folder folder = new Folder();
    private Desk desk;
    private Desk other;

    @BeforeEach
    void open() {
        scheduler.pause();
        folder.clear();
        desk = new Desk();
        other = new Desk();
        folder.secret("token", "planted-secret-1");
    }

    @AfterEach
    void close() {
        folder.clear();
        reconciler.look();
        desk.close();
        other.close();
        scheduler.resume();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("name: acme\nsettings: {base_url: [", "not readable YAML at line"),
                Arguments.of("name: acme\nname: acme", "not readable YAML"),
                Arguments.of("just a text", "file"),
                Arguments.of(yaml("colour: planted-red"), "colour is not known"),
                Arguments.of(yaml("credentials: {token: planted-secret-1}"),
                        "credentials.token stands in the file in clear; expected {env: NAME} or {file: /path}"),
                Arguments.of(yaml("credentials: {token: 123456}"), "credentials.token"),
                Arguments.of(yaml("credentials: {token: {env: A, file: b}}"), "credentials.token is no reference"),
                Arguments.of(yaml("credentials: {token: {vault: planted}}"), "credentials.token is no reference"),
                Arguments.of(yaml("credentials: {token: {env: NO_SUCH_VARIABLE}}"),
                        "credentials.token is missing: there is no environment variable NO_SUCH_VARIABLE"),
                Arguments.of(yaml("credentials: {token: {file: /no/such/file}}"),
                        "credentials.token is missing: the file /no/such/file cannot be read"),
                Arguments.of(yaml("credentials: {token: {env: PATH}}"), "credentials.token does not have the right form"),
                Arguments.of(yaml("streams: [nonsense]"), "streams names the unknown stream"),
                Arguments.of(yaml("quota_share: lots"), "quota_share"),
                Arguments.of(yaml("backfill_start: planted-yesterday"), "backfill_start"),
                Arguments.of(yaml("vendor: zendesk"), "vendor"),
                Arguments.of(yaml("zone: &place Europe/Berlin\nfield_mappings: {a: *place}"), "uses a YAML alias at line"),
                Arguments.of("connections:\n- " + yaml("").replace("\n", "\n  ") + "\n- " + yaml("").replace("\n", "\n  "),
                        "declared twice"),
                Arguments.of(yaml("connections: []"), "name is not known"),
                Arguments.of("settings: {base_url: BASE}", "name is missing"),
                Arguments.of("connections: [~]", "an entry is empty"),
                Arguments.of(yaml("streams: [~]"), "an entry is empty"),
                Arguments.of(yaml("credentials: {token: {file: TOKEN}}\nfield_mappings: {a: \"\\0\"}"),
                        "cannot be stored as declared"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void changeNothingAndSayWhy(String text, String reason) {
        folder.write("a-broken.yml", filled(yaml("credentials: {token: {file: TOKEN}}"), desk));
        reconciler.look();
        String before = desk.connection().prettify();
        folder.write("a-broken.yml", filled(text, desk));
        folder.write("b-good.yaml", filled(yaml("credentials: {token: {file: TOKEN}}"), other));
        reconciler.look();
        JsonPath seen = as(Role.AUDITOR).get("/api/v1/connector").jsonPath();
        assertThat(seen.getList("declarations.state")).containsExactly("broken", "applied");
        assertThat(seen.getString("declarations[0].reason")).contains(reason).doesNotContain("planted");
        assertThat(desk.connection().prettify()).isEqualTo(before);
        assertThat(other.connection().getString("managed_by")).isEqualTo("file:b-good.yaml");
        assertThat(given().get("/q/metrics").asString())
                .contains("helpdeskroi_connector_declaration_broken{file=\"a-broken.yml\"} 1.0")
                .contains("helpdeskroi_connector_declaration_broken{file=\"b-good.yaml\"} 0.0");
    }

    @Test
    void applyAllOfAFileOrNothing() {
        String good = filled(yaml("credentials: {token: {file: TOKEN}}"), desk).strip();
        String bad = filled(yaml("zone: Mars/Olympus"), other).strip();
        folder.write("both.yaml", good + "\n---\n" + bad);
        reconciler.look();
        as(Role.ADMIN).get(desk.path("")).then().statusCode(404);
        folder.write("both.yaml", good + "\n---\n" + bad.replace("Mars/Olympus", "Europe/Berlin") + "\ncredentials: {token: "
                + "{file: " + folder.secret("token", "planted-secret-1") + "}}");
        reconciler.look();
        assertThat(Stream.of(desk, other).map(one -> one.connection().getString("managed_by")))
                .containsExactly("file:both.yaml", "file:both.yaml");
    }

    @Test
    void keepTextsThatLookLikeNumbers() {
        folder.write("numbers.yaml", filled(yaml("credentials: {token: {file: TOKEN}}\nfield_mappings: {0123: 1e3, 7: yes}"),
                desk));
        reconciler.look();
        assertThat(desk.connection().getMap("field_mappings")).isEqualTo(Map.of("0123", "1e3", "7", "yes"));
    }

    private static String yaml(String more) {
        return "name: NAME\nsettings: {base_url: BASE}\n" + more;
    }

    private String filled(String text, Desk of) {
        return text.replace("NAME\n", of.name + "\n").replace("BASE", of.vendor.baseUrl()).replace("TOKEN",
                folder.secret("token", "planted-secret-1"));
    }
}
