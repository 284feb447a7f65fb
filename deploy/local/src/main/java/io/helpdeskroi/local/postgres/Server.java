package io.helpdeskroi.local.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import io.helpdeskroi.local.folder.PrivateFiles;
import io.helpdeskroi.local.option.Exit;
import io.helpdeskroi.local.option.LaunchFailure;
import io.helpdeskroi.local.option.Ports;
import io.helpdeskroi.local.wait.Patience;

/**
 * The PostgreSQL of a data folder. It outlives a killed launcher; the next start recognises it and goes on with it, or
 * recovers its database when it was killed as well. Durability is never traded: fsync and synchronous commit stay on.
 */
public final class Server {

    private static final String ADMIN = "postgres";
    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final Duration BUSY_LIMIT = Duration.ofSeconds(30);

    private final Path data;
    private final Path logs;
    private final Binaries binaries;
    private final int port;
    private final String password;
    private final Patience patience;

    /** The server of a folder; {@code password} is its administrator's. */
    public Server(Path folder, Path logs, int port, String password, Patience patience) {
        PrivateFiles.folder(folder);
        this.data = folder.resolve("data");
        this.logs = logs;
        this.binaries = Binaries.in(folder);
        this.port = port;
        this.password = password;
        this.patience = patience;
    }

    /** Whether the server of this folder, left by an earlier run, listens on this port. */
    public static boolean isLeftRunning(Path folder, int port) {
        return Postmaster.of(folder.resolve("data")).filter(left -> left.port() == port && left.isAlive()).isPresent();
    }

    /** Starts it, or goes on with the one that an earlier run left behind; gives one line about which it was. */
    public synchronized String start() {
        if (patience.isStopped()) {
            throw new LaunchFailure(Exit.POSTGRES, "The run was stopped before PostgreSQL started.");
        }
        boolean fresh = initialise();
        writeSettings();
        Optional<Postmaster> left = Postmaster.of(data).filter(Postmaster::isAlive);
        if (left.isPresent() && left.get().port() == port && isOurs()) {
            return "PostgreSQL was still running and is used again";
        }
        if (left.isPresent()) {
            stopServer();
        }
        boolean unclean = Files.exists(data.resolve("postmaster.pid"));
        // Only in this case: the file of a dead server also says which shared memory must be gone before a new one starts.
        Postmaster.of(data).filter(Postmaster::isSomebodyElse)
                .ifPresent(stale -> data.resolve("postmaster.pid").toFile().delete());
        startServer();
        return fresh ? "PostgreSQL is new" : unclean ? "PostgreSQL had been killed and has recovered" : "PostgreSQL is up";
    }

    /** Stops it, after whatever start is under way. */
    public synchronized void stop() {
        if (Postmaster.of(data).filter(Postmaster::isAlive).isPresent()) {
            stopServer();
        }
    }

    /** A connection of the administrator. */
    Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", ADMIN);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    /** JDBC address of one of its databases. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + Ports.HOST + ":" + port + "/" + database;
    }

    private boolean initialise() {
        Path draft = data.resolveSibling("data.draft");
        Path passwordFile = data.resolveSibling("password");
        try {
            if (Files.exists(data)) {
                requireSameMajor();
                return false;
            }
            Binaries.deleteAll(draft);
            PrivateFiles.write(passwordFile, password + "\n");
            run("initdb", List.of("--pgdata", draft.toString(), "--username", ADMIN, "--pwfile", passwordFile.toString(),
                    "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C", "--locale-provider", "builtin",
                    "--builtin-locale", "C.UTF-8", "--data-checksums"));
            Files.writeString(draft.resolve("postgresql.conf"), "\ninclude 'helpdesk-roi.conf'\n",
                    StandardOpenOption.APPEND);
            Files.move(draft, data);
            return true;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot create the database folder " + data, failure);
        } finally {
            passwordFile.toFile().delete();
        }
    }

    private void requireSameMajor() throws IOException {
        String found = Files.readString(data.resolve("PG_VERSION")).strip();
        String ours = output(binaries.command("postgres", List.of("--version"))).replaceAll("(?s)\\D*(\\d+).*", "$1");
        if (!found.equals(ours)) {
            throw new LaunchFailure(Exit.DATA_FOLDER, data + " was made by PostgreSQL " + found + ", this program brings "
                    + ours + ": start it with the release that made it, or choose another folder with --data.");
        }
    }

    private void writeSettings() {
        PrivateFiles.write(data.resolve("helpdesk-roi.conf"), """
                listen_addresses = '%s'
                port = %d
                unix_socket_directories = ''
                max_connections = 200
                shared_buffers = 256MB
                work_mem = 16MB
                maintenance_work_mem = 128MB
                max_wal_size = 2GB
                checkpoint_timeout = 15min
                random_page_cost = 1.1
                jit = off
                timezone = 'UTC'
                log_timezone = 'UTC'
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                """.formatted(Ports.HOST, port));
    }

    private void startServer() {
        List<String> command = List.of("start", "--pgdata", data.toString(), "--wait", "--timeout",
                Long.toString(START_LIMIT.toSeconds()), "--log", logs.resolve("postgres.log").toString());
        // Processes of a killed server may need a moment to notice; until then their shared memory is refused to a new one.
        boolean up = patience.until(BUSY_LIMIT, () -> tryRun("pg_ctl", command) && isOurs());
        if (!up) {
            throw new LaunchFailure(Exit.POSTGRES,
                    "PostgreSQL does not start; its last words are in " + logs.resolve("postgres.log") + ".");
        }
    }

    private void stopServer() {
        run("pg_ctl", List.of("stop", "--pgdata", data.toString(), "--mode", "fast", "--wait", "--timeout", "60"));
    }

    private boolean isOurs() {
        try (Connection connection = connect(ADMIN);
                Statement statement = connection.createStatement();
                ResultSet folder = statement.executeQuery("SHOW data_directory")) {
            folder.next();
            return Path.of(folder.getString(1)).toRealPath().equals(data.toRealPath());
        } catch (SQLException | IOException notAnswering) {
            return false;
        }
    }

    private void run(String program, List<String> arguments) {
        if (!tryRun(program, arguments)) {
            throw new LaunchFailure(Exit.POSTGRES, program + " of PostgreSQL failed; it said why in "
                    + logs.resolve("postgres-tools.log") + ".");
        }
    }

    private boolean tryRun(String program, List<String> arguments) {
        try {
            Process process = new ProcessBuilder(binaries.command(program, arguments)).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(logs.resolve("postgres-tools.log").toFile())).start();
            return process.waitFor(START_LIMIT.toSeconds() + 30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException failure) {
            throw new LaunchFailure(Exit.POSTGRES, program + " of PostgreSQL cannot be run: " + failure.getMessage() + ".",
                    failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String output(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes());
    }
}
