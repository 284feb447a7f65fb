package io.helpdeskroi.local;

import java.time.Duration;
import java.util.Optional;

import io.helpdeskroi.local.folder.DataFolder;
import io.helpdeskroi.local.folder.ProcessIdentity;
import io.helpdeskroi.local.folder.RunState;
import io.helpdeskroi.local.folder.Secrets;
import io.helpdeskroi.local.folder.Settings;
import io.helpdeskroi.local.option.Command;
import io.helpdeskroi.local.postgres.Server;
import io.helpdeskroi.local.process.Services;
import io.helpdeskroi.local.wait.Patience;

/**
 * Stops whatever runs on a data folder, also what a killed launcher left behind.
 */
final class Shutdown {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DataFolder folder;

    Shutdown(DataFolder folder) {
        this.folder = folder;
    }

    /** Stops it and says in one line what was there to stop. */
    String run() {
        if (!folder.exists()) {
            return "nothing runs: there is no data folder at " + folder.root();
        }
        Optional<ProcessHandle> launcher = RunState.load(folder).map(RunState::launcher).flatMap(ProcessIdentity::find);
        launcher.ifPresent(process -> {
            process.destroy();
            Leftovers.await(process, PATIENCE);
        });
        int ended = Leftovers.end(folder);
        boolean database = stopDatabase();
        RunState.forget(folder);
        if (launcher.isPresent()) {
            return "stopped";
        }
        return ended > 0 || database ? "stopped what a killed run had left behind" : "nothing runs";
    }

    private boolean stopDatabase() {
        Settings settings = folder.settings(new Command.Up(folder.root(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), 1, false));
        if (!Server.isLeftRunning(folder.postgres(), settings.ports().postgres())) {
            return false;
        }
        Secrets secrets = folder.secrets(Services.secretNames());
        new Server(folder.postgres(), folder.logs(), settings.ports().postgres(), secrets.of(Services.DATABASE_ADMIN),
                new Patience()).stop();
        return true;
    }
}
