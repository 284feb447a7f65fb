package io.helpdeskroi.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The system as a user runs it: the launcher as a process, driven by its command line and observed through what it prints,
 * its status file and the services' APIs.
 */
final class LocalRun implements AutoCloseable {

    private static final Path HOME = Path.of(System.getProperty("helpdeskroi.home", "..")).toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Integer> OFFSETS = List.of(0, 1, 2, 9, 11, 12, 20, 30, 41, 42);

    private final Path data;
    private final int base;
    private final String size;
    private final Map<String, String> environment;
    private final List<String> options;
    private final Path output;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private Process launcher;

    /** A run with a company of this size. */
    LocalRun(Path folder, String size) {
        this(folder, size, Map.of(), List.of());
    }

    /** A run with these variables in its environment and these further options. */
    LocalRun(Path folder, String size, Map<String, String> environment, List<String> options) {
        this.environment = environment;
        this.options = options;
        this.data = folder.resolve("data");
        this.output = folder.resolve("output.txt");
        this.base = freeBase();
        this.size = size;
    }

    /** Starts the launcher and returns at once. */
    void launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx128m", "-Dhelpdeskroi.home=" + HOME, "-jar",
                HOME.resolve("deploy/local/target/launcher.jar").toString(), "up", "--data", data.toString(), "--size", size,
                "--port-base", Integer.toString(base)));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        launcher = builder.start();
    }

    /** Waits until it says that everything is up and read. */
    void awaitReady(Duration limit) {
        Awaitility.await("ready").atMost(limit).pollInterval(Duration.ofMillis(300)).until(() -> {
            requireAlive();
            return output().contains("helpdesk-roi: ready after");
        });
    }

    /** Waits until the sandbox answers, which is before anything is connected to it. */
    SandboxControl awaitSandbox(Duration limit) {
        Service sandbox = sandbox();
        Awaitility.await("sandbox").atMost(limit).pollInterval(Duration.ofMillis(50)).until(() -> {
            requireAlive();
            return sandbox.tryGet("/company").isPresent();
        });
        return new SandboxControl(sandbox);
    }

    /** Waits until the services answer, whether the company has been read or not. */
    void awaitServices(Duration limit) {
        Awaitility.await("services").atMost(limit).pollInterval(Duration.ofMillis(300)).until(() -> {
            requireAlive();
            return output().contains("helpdesk-roi: the sandbox company is connected");
        });
    }

    /** Fails with the launcher's last words when it has given up. */
    void requireAlive() throws IOException {
        assertThat(launcher.isAlive()).as("launcher is alive; it said:\n%s", output()).isTrue();
    }

    /** Presses Ctrl-C and waits until it is gone. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(launcher.pid())).start().waitFor();
        assertThat(launcher.waitFor(60, TimeUnit.SECONDS)).as("ended within a minute of Ctrl-C").isTrue();
    }

    /** Kills the launcher, which leaves its services behind. */
    void killLauncher() throws InterruptedException {
        launcher.destroyForcibly().waitFor();
    }

    /** Kills a service where it stands; tells whether it was there to kill. */
    boolean kill(String service) throws IOException {
        return ProcessHandle.of(pid(service)).map(ProcessHandle::destroyForcibly).orElse(false);
    }

    /** Process numbers of everything that runs, the database server included. */
    List<Long> pids() throws IOException {
        List<Long> pids = new ArrayList<>();
        state().path("processes").forEach(process -> pids.add(process.path("identity").path("pid").asLong()));
        pids.add(Long.parseLong(Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).get(0).strip()));
        return pids;
    }

    /** Whether a process lives; one that is dead but not collected yet does not. */
    static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false) && !isZombie(pid);
    }

    private static boolean isZombie(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "stat")).contains(") Z ");
        } catch (IOException goneOrNoProc) {
            return false;
        }
    }

    /** Process number of a service. */
    long pid(String service) throws IOException {
        for (JsonNode process : state().path("processes")) {
            if (process.path("name").asText().equals(service)) {
                return process.path("identity").path("pid").asLong();
            }
        }
        throw new IllegalArgumentException("no service is named " + service);
    }

    /** Runs another command of the launcher on the same data and gives what it prints. */
    Spoken command(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(HOME.resolve("deploy/local").resolve(words[0]).toString()));
        command.addAll(List.of(words).subList(1, words.length));
        command.addAll(List.of("--data", data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes());
        return new Spoken(process.waitFor(), text);
    }

    /** What a command said and how it ended. */
    record Spoken(int exitCode, String text) {
    }

    /** The services, called with a token of these roles. */
    Service service(String name, String role) {
        return new Service("http://127.0.0.1:" + port(name), "Bearer " + tokens.computeIfAbsent(role, this::token));
    }

    /** The sandbox, which asks for no token. */
    Service sandbox() {
        return new Service("http://127.0.0.1:" + port("sandbox"), "");
    }

    /** A database of the run, opened as its owner. */
    Connection database(String name) throws IOException, SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + (base + 30) + "/" + name, name,
                secret("database." + name));
    }

    /** The generated secrets of the data folder. */
    Map<String, String> secrets() throws IOException {
        return JSON.readValue(data.resolve("secrets.json").toFile(), new TypeReference<>() {
        });
    }

    /** One of them. */
    String secret(String name) throws IOException {
        return secrets().get(name);
    }

    /** The sandbox's vendors, called with this authorization. */
    Service vendor(String authorization) {
        return new Service("http://127.0.0.1:" + port("sandbox"), authorization);
    }

    int portBase() {
        return base;
    }

    Path data() {
        return data;
    }

    /** What the launcher has printed so far. */
    String output() throws IOException {
        return Files.exists(output) ? Files.readString(output) : "";
    }

    @Override
    public void close() throws IOException {
        try {
            command("down");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            launcher.destroyForcibly();
        }
    }

    private String token(String role) {
        try {
            Spoken spoken = command("token", "--role", role);
            assertThat(spoken.exitCode()).as(spoken.text()).isZero();
            return spoken.text().strip();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private int port(String name) {
        return base + switch (name) {
            case "metrics" -> 1;
            case "roi" -> 2;
            case "zendesk" -> 11;
            case "intercom" -> 12;
            case "sandbox" -> 20;
            case "zendesk-2" -> 41;
            case "intercom-2" -> 42;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private JsonNode state() throws IOException {
        return JSON.readTree(data.resolve("run/state.json").toFile());
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** A base whose ports are all free, below the range that systems hand out by themselves. */
    private static int freeBase() {
        return new Random().ints(100, 11_000, 32_000).filter(LocalRun::isFree).findFirst()
                .orElseThrow(() -> new IllegalStateException("no range of free ports"));
    }

    private static boolean isFree(int base) {
        return IntStream.range(0, OFFSETS.size()).map(i -> base + OFFSETS.get(i)).allMatch(port -> {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
                return socket.isBound();
            } catch (IOException taken) {
                return false;
            }
        });
    }
}
