package io.helpdeskroi.systemtests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

/**
 * One deployable on its own, outside of a local run.
 */
final class AppProcess implements AutoCloseable {

    private static final Path HOME = Path.of(System.getProperty("helpdeskroi.home", "..")).toAbsolutePath().normalize();

    private final Process process;
    private final int port;
    private final Path log;

    /** Starts a module's application on a free port and waits until it is ready. */
    AppProcess(String module, int heapMegabytes, Map<String, String> environment, Path folder) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        log = folder.resolve(module + "-" + port + ".log");
        // Otherwise three collections in four leave up to a twentieth of the heap uncompacted, and a histogram counts it.
        ProcessBuilder builder = new ProcessBuilder(bin("java"), "-Xmx" + heapMegabytes + "m", "-XX:+UseSerialGC",
                "-XX:MarkSweepAlwaysCompactCount=1", "-jar",
                HOME.resolve(module).resolve("target/quarkus-app/quarkus-run.jar").toString()).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        process = builder.start();
        Awaitility.await(module + " is ready, see " + log).atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    requireAlive();
                    return service("").tryGet("/q/health/ready").isPresent();
                });
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    Service service(String authorization) {
        return new Service(url(), authorization);
    }

    void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the process has ended, see " + log);
        }
    }

    /** Bytes of the objects that live in its heap after a full collection. */
    long liveHeap() throws IOException {
        Process jcmd = new ProcessBuilder(bin("jcmd"), Long.toString(process.pid()), "GC.class_histogram")
                .redirectErrorStream(true).start();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(jcmd.getInputStream()))) {
            List<String> totals = lines.lines().filter(line -> line.startsWith("Total")).toList();
            return Long.parseLong(totals.get(0).strip().split(" +")[2]);
        }
    }

    private static String bin(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
