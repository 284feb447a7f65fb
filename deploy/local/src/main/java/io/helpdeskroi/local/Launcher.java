package io.helpdeskroi.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.helpdeskroi.local.folder.DataFolder;
import io.helpdeskroi.local.folder.EncryptionKeys;
import io.helpdeskroi.local.folder.ProcessIdentity;
import io.helpdeskroi.local.folder.RunState;
import io.helpdeskroi.local.folder.Secrets;
import io.helpdeskroi.local.folder.Settings;
import io.helpdeskroi.local.onboard.SandboxCompany;
import io.helpdeskroi.local.option.Command;
import io.helpdeskroi.local.option.Exit;
import io.helpdeskroi.local.option.LaunchFailure;
import io.helpdeskroi.local.option.Ports;
import io.helpdeskroi.local.option.Vendors;
import io.helpdeskroi.local.postgres.Databases;
import io.helpdeskroi.local.postgres.Server;
import io.helpdeskroi.local.process.Services;
import io.helpdeskroi.local.process.Supervisor;
import io.helpdeskroi.local.token.SigningKeys;
import io.helpdeskroi.local.token.TokenEndpoint;
import io.helpdeskroi.local.token.TokenSigner;
import io.helpdeskroi.local.wait.Patience;

/**
 * One run, from the first check to the last process stopped.
 */
public final class Launcher implements AutoCloseable {

    private final DataFolder folder;
    private final Path project;
    private final PrintStream out;
    private final Clock clock;
    private final Patience patience = new Patience();
    private Server postgres;
    private TokenEndpoint tokens;
    private Supervisor supervisor;
    private RunState state;

    /** A run on a data folder with the built services of a project. */
    public Launcher(DataFolder folder, Path project, PrintStream out, Clock clock) {
        this.folder = folder;
        this.project = project;
        this.out = out;
        this.clock = clock;
    }

    /** Starts everything and returns when it is up and the sandbox company, if any, has been read. */
    public void start(Command.Up up) {
        long started = System.nanoTime();
        folder.requireUsable();
        folder.lock();
        int ended = Leftovers.end(folder);
        if (ended > 0) {
            say("ended " + ended + " processes that an earlier run had left behind");
        }
        Settings settings = folder.settings(up);
        Ports ports = settings.ports();
        requireFreePorts(settings, up.replicas());
        folder.requireSpace(folder.exists() ? 0 : settings.companySize().interactions());
        folder.keep(settings);
        Secrets secrets = folder.secrets(Services.secretNames());
        SigningKeys keys = SigningKeys.in(folder.keys());
        Services services = new Services(project, settings, secrets);
        TokenSigner signer = new TokenSigner(keys, clock);

        startPostgres(ports, secrets);
        new Databases(postgres).ensure(services.databasePasswords());
        startTokens(ports, services, signer);
        startServices(settings, up.replicas(), services, keys);
        if (settings.vendors() == Vendors.SANDBOX) {
            followSandbox(settings, services, signer);
        }
        publish(true, true);
        say("ready after " + Duration.ofNanos(System.nanoTime() - started).toSeconds() + " s");
    }

    /** Stops everything that was started, in the opposite order; may be called at any moment and more than once. */
    @Override
    public void close() {
        patience.stop();
        Supervisor running;
        synchronized (this) {
            running = supervisor;
        }
        if (running != null) {
            running.stopAll();
        }
        synchronized (this) {
            if (tokens != null) {
                tokens.close();
            }
            if (postgres != null) {
                postgres.stop();
            }
            if (state != null) {
                RunState.forget(folder);
                state = null;
            }
        }
    }

    private void requireFreePorts(Settings settings, int replicas) {
        Map<String, Integer> ports = new LinkedHashMap<>(settings.ports().byName(settings.vendors(), replicas));
        if (Server.isLeftRunning(folder.postgres(), settings.ports().postgres())) {
            ports.remove("postgres");
        }
        Ports.requireFree(ports);
    }

    private void startPostgres(Ports ports, Secrets secrets) {
        synchronized (this) {
            requireGoingOn();
            postgres = new Server(folder.postgres(), folder.logs(), ports.postgres(), secrets.of(Services.DATABASE_ADMIN),
                    patience);
        }
        say(postgres.start() + " (127.0.0.1:" + ports.postgres() + ")");
    }

    private synchronized void startTokens(Ports ports, Services services, TokenSigner signer) {
        requireGoingOn();
        try {
            tokens = new TokenEndpoint(ports.token(), services.machineClients(), signer);
        } catch (IOException failure) {
            throw new LaunchFailure(Exit.PORT_IN_USE,
                    "The token endpoint cannot listen on port " + ports.token() + ": " + failure.getMessage() + ".", failure);
        }
    }

    private void startServices(Settings settings, int replicas, Services services, SigningKeys keys) {
        Map<String, Integer> ports = settings.ports().byName(settings.vendors(), replicas);
        synchronized (this) {
            requireGoingOn();
            state = new RunState(ProcessIdentity.of(ProcessHandle.current()), ports,
                    List.of(), false, false);
            supervisor = new Supervisor(
                    services.specs(keys.publicKey(), EncryptionKeys.in(folder.keys()), postgres::jdbcUrl, replicas),
                    folder.logs(),
                    this::say, this::publishProcesses, patience);
        }
        say("starting " + String.join(", ", ports.keySet().stream()
                .filter(name -> !name.equals("postgres") && !name.equals("token")).toList()) + "; logs are in "
                + folder.logs());
        supervisor.startAll();
        publish(true, false);
    }

    private void followSandbox(Settings settings, Services services, TokenSigner signer) {
        SandboxCompany company = new SandboxCompany(settings.ports(), signer, patience);
        company.connect(services::sandboxToken);
        say("the sandbox company is connected; reading it");
        int interactions = settings.companySize().interactions();
        company.awaitFirstPoll(Duration.ofMinutes(10).plusMillis(interactions * 20L), this::say);
        requireGoingOn();
        out.println();
        out.println("The sandbox company (" + settings.size() + ", seed " + settings.seed() + "), whole history:");
        out.print(company.figures());
        out.println();
    }

    private void publishProcesses() {
        synchronized (this) {
            if (state != null && supervisor != null) {
                publish(state.ready(), state.firstPollDone());
            }
        }
    }

    private synchronized void publish(boolean ready, boolean firstPollDone) {
        requireGoingOn();
        state = new RunState(state.launcher(), state.ports(), supervisor.states(), ready, firstPollDone);
        state.save(folder);
    }

    private void requireGoingOn() {
        if (patience.isStopped()) {
            throw new LaunchFailure(Exit.SERVICE, "The run was stopped.");
        }
    }

    private void say(String line) {
        out.println("helpdesk-roi: " + line);
    }
}
