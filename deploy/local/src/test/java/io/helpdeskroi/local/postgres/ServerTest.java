package io.helpdeskroi.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import io.helpdeskroi.local.option.Exit;
import io.helpdeskroi.local.option.LaunchFailure;
import io.helpdeskroi.local.wait.Patience;

/** The life of one real server, told in order because each chapter starts where the last one ended. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServerTest {

    private static final Map<String, String> DATABASES = Map.of("metrics", "m-secret", "roi", "r-secret");

    @TempDir
    static Path folder;

    private static int port;

    @BeforeAll
    static void findPort() throws IOException {
        Files.createDirectories(folder.resolve("logs"));
        try (ServerSocket probe = new ServerSocket(0)) {
            port = probe.getLocalPort();
        }
    }

    @AfterAll
    static void stop() {
        server().stop();
    }

    @Test
    @Order(1)
    void startsNew() {
        assertThat(server().start()).isEqualTo("PostgreSQL is new");
        new Databases(server()).ensure(DATABASES);
    }

    @Test
    @Order(2)
    void isSafe() throws SQLException {
        try (Connection admin = server().connect("postgres"); Statement statement = admin.createStatement()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                try (ResultSet value = statement.executeQuery("SHOW " + setting)) {
                    value.next();
                    assertThat(value.getString(1)).as(setting).isEqualTo("on");
                }
            }
        }
    }

    @Test
    @Order(3)
    void letsALoginIntoItsOwnDatabaseOnly() throws SQLException {
        try (Connection own = login("metrics", "metrics", "m-secret"); Statement statement = own.createStatement()) {
            statement.execute("CREATE TABLE kept (id int)");
            statement.execute("INSERT INTO kept VALUES (1)");
        }
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> login("roi", "metrics", "m-secret"))
                .withMessageContaining("permission denied");
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> login("postgres", "metrics", "m-secret"))
                .withMessageContaining("permission denied");
    }

    @Test
    @Order(4)
    void letsNobodyInWithoutThePassword() {
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> login("metrics", "metrics", "postgres"))
                .withMessageContaining("password authentication failed");
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> login("postgres", "postgres", "postgres"))
                .withMessageContaining("password authentication failed");
    }

    @Test
    @Order(5)
    void isUsedAgainWhenItsLauncherWasKilled() {
        assertThat(Server.isLeftRunning(folder, port)).isTrue();
        assertThat(server().start()).isEqualTo("PostgreSQL was still running and is used again");
        new Databases(server()).ensure(DATABASES);
    }

    @Test
    @Order(6)
    void recoversWhenItWasKilledItself() throws Exception {
        ProcessHandle postmaster = ProcessHandle.of(Postmaster.of(folder.resolve("data")).orElseThrow().pid()).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().get(30, TimeUnit.SECONDS);

        assertThat(server().start()).isEqualTo("PostgreSQL had been killed and has recovered");
        try (Connection own = login("metrics", "metrics", "m-secret");
                Statement statement = own.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM kept")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    @Order(7)
    void ignoresAPidFileThatNamesAnotherProgram() throws IOException {
        server().stop();
        assertThat(Server.isLeftRunning(folder, port)).isFalse();
        Process other = new ProcessBuilder("tail", "-f", "/dev/null").start();
        try {
            Files.writeString(folder.resolve("data").resolve("postmaster.pid"),
                    other.pid() + "\n" + folder.resolve("data") + "\n0\n" + port + "\n");

            assertThat(server().start()).isEqualTo("PostgreSQL had been killed and has recovered");
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    @Order(8)
    void refusesDataOfAnotherMajorVersion() throws IOException {
        server().stop();
        Path version = folder.resolve("data").resolve("PG_VERSION");
        String ours = Files.readString(version);
        Files.writeString(version, "12\n");

        assertThatExceptionOfType(LaunchFailure.class).isThrownBy(() -> server().start())
                .withMessageContaining("was made by PostgreSQL 12, this program brings " + ours.strip())
                .satisfies(failure -> assertThat(failure.exit()).isEqualTo(Exit.DATA_FOLDER));
        Files.writeString(version, ours);
    }

    private static Server server() {
        return new Server(folder, folder.resolve("logs"), port, "admin-secret", new Patience());
    }

    private static Connection login(String database, String user, String password) throws SQLException {
        return DriverManager.getConnection(server().jdbcUrl(database), user, password);
    }
}
