package io.helpdeskroi.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.helpdeskroi.local.folder.ProcessIdentity;
import io.helpdeskroi.local.folder.RunState;
import io.helpdeskroi.local.option.Exit;
import io.helpdeskroi.local.option.LaunchFailure;

/**
 * One service of the run as a process of this machine.
 */
final class ServiceProcess {

    private static final int LAST_WORDS = 15;

    private final ServiceSpec spec;
    private final Path log;
    private final ReadyCheck readyCheck;
    private Process process;
    private ProcessIdentity identity;
    private long startedNanos;
    private int restarts = -1;

    ServiceProcess(ServiceSpec spec, Path logs, ReadyCheck readyCheck) {
        this.spec = spec;
        this.log = logs.resolve(spec.name() + ".log");
        this.readyCheck = readyCheck;
    }

    String name() {
        return spec.name();
    }

    Path log() {
        return log;
    }

    synchronized Process start() {
        ProcessBuilder builder = new ProcessBuilder(spec.command()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> environment = builder.environment();
        // Settings of another Quarkus program in the caller's shell must not reach ours; log levels and the sandbox's may.
        environment.keySet().removeIf(key -> key.startsWith("HELPDESKROI_") && !key.startsWith("HELPDESKROI_SANDBOX_")
                || key.startsWith("QUARKUS_") && !key.startsWith("QUARKUS_LOG_"));
        environment.putAll(spec.environment());
        try {
            process = builder.start();
        } catch (IOException failure) {
            throw new LaunchFailure(Exit.SERVICE, spec.name() + " cannot be started: " + failure.getMessage() + ".", failure);
        }
        identity = ProcessIdentity.of(process.toHandle());
        startedNanos = System.nanoTime();
        restarts++;
        return process;
    }

    synchronized Duration age() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    synchronized RunState.Service state() {
        return new RunState.Service(spec.name(), identity, spec.port(), Math.max(restarts, 0));
    }

    boolean isReady() {
        return readyCheck.isReady(spec.port());
    }

    synchronized void askToStop() {
        if (process != null) {
            process.destroy();
        }
    }

    void makeStop(Duration patience) {
        Process current;
        synchronized (this) {
            current = process;
        }
        try {
            if (current != null && !current.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                current.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            current.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The end of its log, for a reader who wants to know why it died. */
    String lastWords() {
        try (Stream<String> lines = Files.lines(log)) {
            Deque<String> last = new ArrayDeque<>();
            lines.forEach(line -> {
                last.add(line);
                if (last.size() > LAST_WORDS) {
                    last.remove();
                }
            });
            return String.join("\n", List.copyOf(last));
        } catch (IOException | UncheckedIOException unreadable) {
            return "(" + log + " cannot be read)";
        }
    }
}
