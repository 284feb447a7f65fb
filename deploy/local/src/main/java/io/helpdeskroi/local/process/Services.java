package io.helpdeskroi.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.helpdeskroi.contract.Role;
import io.helpdeskroi.local.folder.EncryptionKeys;
import io.helpdeskroi.local.folder.Secrets;
import io.helpdeskroi.local.folder.Settings;
import io.helpdeskroi.local.option.Connector;
import io.helpdeskroi.local.option.Exit;
import io.helpdeskroi.local.option.LaunchFailure;
import io.helpdeskroi.local.option.Ports;
import io.helpdeskroi.local.option.Vendors;
import io.helpdeskroi.local.token.MachineClient;
import io.helpdeskroi.local.token.TokenSigner;

/**
 * The services of a run: which there are, and what each finds in its environment.
 */
public final class Services {

    private static final List<Connector> CONNECTORS = List.of(Connector.values());
    /** Databases, one for each service that keeps something. */
    public static final List<String> DATABASES = Stream.concat(Stream.of("metrics", "roi"),
            CONNECTORS.stream().map(Connector::word)).toList();
    /** Name of the secret that protects the database server's administrator. */
    public static final String DATABASE_ADMIN = "database.admin";

    private static final String ROI_CLIENT = "roi-service";
    private static final String SANDBOX_TOKEN = "sandbox.api-token";
    private static final String SANDBOX_CLIENT = "sandbox.client-secret";
    private static final String SANDBOX_REFRESH = "sandbox.refresh-token";
    private static final String SANDBOX_INTERCOM = "sandbox.intercom-token";

    /** A company that is read within a few minutes. */
    private static final int FEW_INTERACTIONS = 10_000;

    private final Path project;
    private final Settings settings;
    private final Secrets secrets;

    /** The services of a built project. */
    public Services(Path project, Settings settings, Secrets secrets) {
        this.project = project;
        this.settings = settings;
        this.secrets = secrets;
    }

    /** Names of every secret a run needs. */
    public static List<String> secretNames() {
        List<String> names = new ArrayList<>(List.of(DATABASE_ADMIN, client(ROI_CLIENT), SANDBOX_TOKEN, SANDBOX_CLIENT,
                SANDBOX_REFRESH, SANDBOX_INTERCOM));
        CONNECTORS.forEach(connector -> names.add(client(connector.module())));
        DATABASES.forEach(name -> names.add(database(name)));
        return names;
    }

    /** Password of each database's login. */
    public Map<String, String> databasePasswords() {
        Map<String, String> passwords = new LinkedHashMap<>();
        DATABASES.forEach(name -> passwords.put(name, secrets.of(database(name))));
        return passwords;
    }

    /** The services that call others, with what they may do there. */
    public List<MachineClient> machineClients() {
        List<MachineClient> clients = new ArrayList<>();
        CONNECTORS.forEach(connector -> clients.add(
                new MachineClient(connector.module(), secrets.of(client(connector.module())), List.of(Role.INGEST))));
        clients.add(new MachineClient(ROI_CLIENT, secrets.of(client(ROI_CLIENT)), List.of(Role.VIEWER, Role.ANALYST)));
        return clients;
    }

    /** What opens the sandbox company's account with a vendor. */
    public String sandboxToken(Connector connector) {
        return switch (connector) {
            case ZENDESK -> secrets.of(SANDBOX_TOKEN);
            case INTERCOM -> secrets.of(SANDBOX_INTERCOM);
        };
    }

    /** Every service, with so many processes of each connector, in the order of starting. */
    public List<ServiceSpec> specs(String publicKey, EncryptionKeys keys, UnaryOperator<String> jdbcUrl, int replicas) {
        Ports ports = settings.ports();
        List<ServiceSpec> specs = new ArrayList<>();
        if (settings.vendors() == Vendors.SANDBOX) {
            specs.add(sandbox(ports.sandbox()));
        }
        specs.add(new ServiceSpec("metrics", jar("metrics-service"), ports.metrics(), 640, work(),
                guarded(ports.metrics(), "metrics", publicKey, jdbcUrl)));
        Map<String, String> roi = guarded(ports.roi(), "roi", publicKey, jdbcUrl);
        roi.putAll(caller(ROI_CLIENT));
        specs.add(new ServiceSpec("roi", jar("roi-service"), ports.roi(), 256, work(), roi));
        for (int replica = 1; replica <= replicas; replica++) {
            for (Connector connector : CONNECTORS) {
                specs.add(connector(connector, replica, publicKey, keys, jdbcUrl));
            }
        }
        return specs;
    }

    private ServiceSpec connector(Connector connector, int replica, String publicKey, EncryptionKeys keys,
            UnaryOperator<String> jdbcUrl) {
        int port = settings.ports().replica(connector, replica);
        Map<String, String> environment = guarded(port, connector.word(), publicKey, jdbcUrl);
        environment.putAll(caller(connector.module()));
        environment.put("HELPDESKROI_ENCRYPTION_KEY", keys.current());
        if (!keys.former().isEmpty()) {
            environment.put("HELPDESKROI_CONNECTOR_FORMER_ENCRYPTION_KEYS", String.join(",", keys.former()));
        }
        if (settings.vendors() == Vendors.SANDBOX) {
            environment.put("HELPDESKROI_CONNECTOR_ALLOW_INSECURE_HOSTS", "true");
        }
        return new ServiceSpec(connector.process(replica), jar(connector.module()), port, 256, work(), environment);
    }

    private ServiceSpec sandbox(int port) {
        Map<String, String> environment = http(port);
        environment.put("HELPDESKROI_SANDBOX_SIZE", settings.size());
        environment.put("HELPDESKROI_SANDBOX_SEED", Long.toString(settings.seed()));
        environment.put("HELPDESKROI_SANDBOX_API_TOKEN", secrets.of(SANDBOX_TOKEN));
        environment.put("HELPDESKROI_SANDBOX_CLIENT_SECRET", secrets.of(SANDBOX_CLIENT));
        environment.put("HELPDESKROI_SANDBOX_REFRESH_TOKEN", secrets.of(SANDBOX_REFRESH));
        environment.put("HELPDESKROI_SANDBOX_INTERCOM_TOKEN", secrets.of(SANDBOX_INTERCOM));
        int heap = 256 + settings.companySize().interactions() / 200;
        return new ServiceSpec("sandbox", jar("sandbox"), port, heap, work(), environment);
    }

    private ServiceSpec.Work work() {
        return settings.vendors() == Vendors.SANDBOX && settings.companySize().interactions() <= FEW_INTERACTIONS
                ? ServiceSpec.Work.LITTLE
                : ServiceSpec.Work.MUCH;
    }

    private Map<String, String> guarded(int port, String database, String publicKey, UnaryOperator<String> jdbcUrl) {
        Map<String, String> environment = http(port);
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl.apply(database));
        environment.put("QUARKUS_DATASOURCE_USERNAME", database);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", secrets.of(database(database)));
        environment.put("QUARKUS_OIDC_PUBLIC_KEY", publicKey);
        environment.put("QUARKUS_OIDC_TOKEN_ISSUER", TokenSigner.ISSUER);
        environment.put("QUARKUS_OIDC_TOKEN_AUDIENCE", TokenSigner.AUDIENCE);
        return environment;
    }

    private Map<String, String> caller(String client) {
        Ports ports = settings.ports();
        return Map.of(
                "HELPDESKROI_METRICS_URL", Ports.url(ports.metrics()),
                // The names below could also mean a tenant called "client" of the token verifier: there is none.
                "QUARKUS_OIDC_CLIENT_TENANT_ENABLED", "false",
                "QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL", Ports.url(ports.token()),
                "QUARKUS_OIDC_CLIENT_DISCOVERY_ENABLED", "false",
                "QUARKUS_OIDC_CLIENT_TOKEN_PATH", "/token",
                "QUARKUS_OIDC_CLIENT_CLIENT_ID", client,
                "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", secrets.of(client(client)));
    }

    private static Map<String, String> http(int port) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("QUARKUS_HTTP_HOST", Ports.HOST);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return environment;
    }

    private Path jar(String module) {
        Path jar = project.resolve(module).resolve("target").resolve("quarkus-app").resolve("quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new LaunchFailure(Exit.NOT_BUILT, jar + " is missing: deploy/local/up builds it, or mvn package does.");
        }
        return jar;
    }

    private static String database(String name) {
        return "database." + name;
    }

    private static String client(String name) {
        return "client." + name;
    }
}
