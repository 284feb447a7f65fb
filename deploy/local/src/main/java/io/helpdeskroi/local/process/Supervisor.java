package io.helpdeskroi.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.helpdeskroi.local.folder.RunState;
import io.helpdeskroi.local.option.Exit;
import io.helpdeskroi.local.option.LaunchFailure;
import io.helpdeskroi.local.wait.Patience;

/**
 * Keeps the services running: one that dies is started again, later each time if it keeps dying young, and one that never
 * becomes ready ends the run with its own last words.
 */
public final class Supervisor {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration READY_LIMIT = Duration.ofSeconds(120);
    private static final Duration GROWN_UP = Duration.ofSeconds(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final int DEATHS_BEFORE_READY = 3;

    private final List<ServiceProcess> services;
    private final Consumer<String> report;
    private final Runnable changed;
    private final Patience patience;
    private final Map<String, Integer> youngDeaths = new ConcurrentHashMap<>();
    private final CompletableFuture<String> gaveUp = new CompletableFuture<>();
    private final ScheduledExecutorService restarts = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "restarts");
        thread.setDaemon(true);
        return thread;
    });
    private boolean stopping;
    private boolean everReady;

    /**
     * A supervisor of services that are not started yet.
     *
     * @param report takes one line about each death and restart
     * @param changed called after a process was started
     */
    public Supervisor(List<ServiceSpec> specs, Path logs, Consumer<String> report, Runnable changed, Patience patience) {
        ReadyCheck readyCheck = new ReadyCheck();
        this.services = specs.stream().map(spec -> new ServiceProcess(spec, logs, readyCheck)).toList();
        this.report = report;
        this.changed = changed;
        this.patience = patience;
    }

    /** Starts all and waits until each says that it is ready. */
    public void startAll() {
        services.forEach(this::start);
        boolean ready = patience.until(READY_LIMIT,
                () -> gaveUp.isDone() || services.stream().allMatch(ServiceProcess::isReady));
        if (patience.isStopped()) {
            throw new LaunchFailure(Exit.SERVICE, "The run was stopped before all services were ready.");
        }
        if (gaveUp.isDone()) {
            throw new LaunchFailure(Exit.SERVICE, gaveUp.join());
        }
        if (!ready) {
            ServiceProcess late = services.stream().filter(service -> !service.isReady()).findFirst().orElseThrow();
            throw new LaunchFailure(Exit.SERVICE, late.name() + " is not ready after " + READY_LIMIT.toSeconds()
                    + " s; the end of " + late.log() + ":\n" + late.lastWords());
        }
        synchronized (this) {
            everReady = true;
        }
    }

    /** What runs at this moment. */
    public List<RunState.Service> states() {
        return services.stream().map(ServiceProcess::state).filter(state -> state.identity() != null).toList();
    }

    /** Stops all, the gentle way first. */
    public void stopAll() {
        synchronized (this) {
            stopping = true;
        }
        restarts.shutdownNow();
        services.forEach(ServiceProcess::askToStop);
        services.forEach(service -> service.makeStop(STOP_LIMIT));
    }

    private synchronized void start(ServiceProcess service) {
        if (stopping) {
            return;
        }
        Process process = service.start();
        changed.run();
        process.onExit().thenAccept(ended -> died(service, ended.exitValue()));
    }

    private synchronized void died(ServiceProcess service, int exitCode) {
        if (stopping) {
            return;
        }
        int deaths = service.age().compareTo(GROWN_UP) > 0 ? 1 : youngDeaths.getOrDefault(service.name(), 0) + 1;
        youngDeaths.put(service.name(), deaths);
        if (!everReady && deaths >= DEATHS_BEFORE_READY) {
            gaveUp.complete(service.name() + " died " + deaths + " times while starting, last with exit code " + exitCode
                    + "; the end of " + service.log() + ":\n" + service.lastWords());
            return;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(deaths - 1, 10));
        Duration wait = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        report.accept(service.name() + " ended with exit code " + exitCode + " and is started again in " + wait.toSeconds()
                + " s (log: " + service.log() + ")");
        restarts.schedule(() -> start(service), wait.toMillis(), TimeUnit.MILLISECONDS);
    }
}
