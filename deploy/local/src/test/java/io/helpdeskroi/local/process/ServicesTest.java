package io.helpdeskroi.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.helpdeskroi.local.folder.EncryptionKeys;
import io.helpdeskroi.local.folder.Secrets;
import io.helpdeskroi.local.folder.Settings;
import io.helpdeskroi.local.option.Connector;
import io.helpdeskroi.local.option.Exit;
import io.helpdeskroi.local.option.LaunchFailure;
import io.helpdeskroi.local.option.Vendors;
import io.helpdeskroi.local.token.MachineClient;

class ServicesTest {

    private static final List<String> MODULES = List.of("sandbox", "metrics-service", "roi-service", "connector-zendesk",
            "connector-intercom");

    @TempDir
    Path project;

    private final Secrets secrets = new Secrets(Map.of()).including(Services.secretNames());

    @Test
    void giveEachServiceItsOwnPortDatabaseAndLogin() throws IOException {
        List<ServiceSpec> specs = specs(Vendors.SANDBOX);

        assertThat(specs).extracting(ServiceSpec::name).containsExactly("sandbox", "metrics", "roi", "zendesk", "intercom");
        assertThat(environment(specs, "metrics")).containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1")
                .containsEntry("QUARKUS_HTTP_PORT", "9001")
                .containsEntry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:metrics")
                .containsEntry("QUARKUS_DATASOURCE_USERNAME", "metrics")
                .containsEntry("QUARKUS_DATASOURCE_PASSWORD", secrets.of("database.metrics"))
                .containsEntry("QUARKUS_OIDC_PUBLIC_KEY", "public");
        assertThat(environment(specs, "roi").get("QUARKUS_DATASOURCE_PASSWORD"))
                .isNotEqualTo(environment(specs, "metrics").get("QUARKUS_DATASOURCE_PASSWORD"));
    }

    @Test
    void giveCallersAClientOfTheirOwn() throws IOException {
        List<ServiceSpec> specs = specs(Vendors.SANDBOX);

        assertThat(environment(specs, "zendesk")).containsEntry("HELPDESKROI_METRICS_URL", "http://127.0.0.1:9001")
                .containsEntry("HELPDESKROI_ENCRYPTION_KEY", "key")
                .containsEntry("HELPDESKROI_CONNECTOR_FORMER_ENCRYPTION_KEYS", "old,older")
                .containsEntry("QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL", "http://127.0.0.1:9009")
                .containsEntry("QUARKUS_OIDC_CLIENT_CLIENT_ID", "connector-zendesk")
                .containsEntry("QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", secrets.of("client.connector-zendesk"));
        assertThat(environment(specs, "intercom")).containsEntry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:intercom")
                .containsEntry("QUARKUS_OIDC_CLIENT_CLIENT_ID", "connector-intercom")
                .containsEntry("QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", secrets.of("client.connector-intercom"));
        assertThat(environment(specs, "roi")).containsEntry("QUARKUS_OIDC_CLIENT_CLIENT_ID", "roi-service");
        assertThat(environment(specs, "metrics")).doesNotContainKey("QUARKUS_OIDC_CLIENT_CLIENT_ID");
        assertThat(environment(specs, "sandbox")).doesNotContainKey("QUARKUS_OIDC_PUBLIC_KEY")
                .containsEntry("HELPDESKROI_SANDBOX_SIZE", "77").containsEntry("HELPDESKROI_SANDBOX_SEED", "5")
                .containsEntry("HELPDESKROI_SANDBOX_INTERCOM_TOKEN",
                        services(Vendors.SANDBOX).sandboxToken(Connector.INTERCOM));
        assertThat(services(Vendors.SANDBOX).machineClients()).extracting(MachineClient::id, MachineClient::roles)
                .containsExactly(tuple("connector-zendesk", List.of("ingest")), tuple("connector-intercom", List.of("ingest")),
                        tuple("roi-service", List.of("viewer", "analyst")));
    }

    @Test
    void runFurtherProcessesOfAConnectorOnTheSameDatabase() throws IOException {
        List<ServiceSpec> specs = specs(Vendors.SANDBOX, 2);

        assertThat(specs).extracting(ServiceSpec::name).containsExactly("sandbox", "metrics", "roi", "zendesk", "intercom",
                "zendesk-2", "intercom-2");
        Map<String, String> first = new HashMap<>(environment(specs, "intercom"));
        assertThat(first.remove("QUARKUS_HTTP_PORT")).isEqualTo("9012");
        Map<String, String> second = new HashMap<>(environment(specs, "intercom-2"));
        assertThat(second.remove("QUARKUS_HTTP_PORT")).isEqualTo("9042");
        assertThat(second).isEqualTo(first);
    }

    @Test
    void letPlainHttpToVendorsBeTheSandboxesPrivilege() throws IOException {
        assertThat(environment(specs(Vendors.SANDBOX), "zendesk"))
                .containsEntry("HELPDESKROI_CONNECTOR_ALLOW_INSECURE_HOSTS", "true");
        List<ServiceSpec> real = specs(Vendors.REAL);
        assertThat(environment(real, "zendesk")).doesNotContainKey("HELPDESKROI_CONNECTOR_ALLOW_INSECURE_HOSTS");
        assertThat(real).extracting(ServiceSpec::name).doesNotContain("sandbox");
    }

    /** The optimizing compiler pays for itself in a long run only. */
    @Test
    void leaveOptimizingToRunsWithMuchToDo() throws IOException {
        assertThat(specs(Vendors.SANDBOX))
                .allSatisfy(spec -> assertThat(spec.command()).contains("-XX:TieredStopAtLevel=1"));
        assertThat(specs(sandboxOf("10000"), 1))
                .allSatisfy(spec -> assertThat(spec.command()).contains("-XX:TieredStopAtLevel=1"));
        assertThat(specs(sandboxOf("10001"), 1))
                .allSatisfy(spec -> assertThat(spec.command()).doesNotContain("-XX:TieredStopAtLevel=1"));
        assertThat(specs(Vendors.REAL))
                .allSatisfy(spec -> assertThat(spec.command()).doesNotContain("-XX:TieredStopAtLevel=1"));
    }

    @Test
    void keepSecretsOutOfReportsAndCommandLines() throws IOException {
        for (ServiceSpec spec : specs(Vendors.SANDBOX)) {
            assertThat(spec.toString() + spec.command()).doesNotContain(secrets.values().values()).doesNotContain("key=");
        }
        assertThat(services(Vendors.SANDBOX).machineClients().toString()).doesNotContain(secrets.values().values());
    }

    @Test
    void sayWhatHasNotBeenBuilt() {
        assertThatExceptionOfType(LaunchFailure.class)
                .isThrownBy(
                        () -> services(Vendors.SANDBOX).specs("public", new EncryptionKeys("key", List.of()), name -> name, 1))
                .withMessageContaining("quarkus-run.jar is missing")
                .satisfies(failure -> assertThat(failure.exit()).isEqualTo(Exit.NOT_BUILT));
    }

    private List<ServiceSpec> specs(Vendors vendors) throws IOException {
        return specs(vendors, 1);
    }

    private List<ServiceSpec> specs(Vendors vendors, int replicas) throws IOException {
        return specs(services(vendors), replicas);
    }

    private List<ServiceSpec> specs(Services services, int replicas) throws IOException {
        for (String module : MODULES) {
            Path app = Files.createDirectories(project.resolve(module).resolve("target").resolve("quarkus-app"));
            Files.writeString(app.resolve("quarkus-run.jar"), "");
        }
        return services.specs("public", new EncryptionKeys("key", List.of("old", "older")), database -> "jdbc:" + database,
                replicas);
    }

    private Services sandboxOf(String size) {
        return new Services(project, new Settings(size, 5, Vendors.SANDBOX, 9000), secrets);
    }

    private Services services(Vendors vendors) {
        return new Services(project, new Settings("77", 5, vendors, 9000), secrets);
    }

    private static Map<String, String> environment(List<ServiceSpec> specs, String name) {
        return specs.stream().filter(spec -> spec.name().equals(name)).findFirst().orElseThrow().environment();
    }
}
