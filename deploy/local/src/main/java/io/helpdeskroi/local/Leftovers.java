package io.helpdeskroi.local;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.helpdeskroi.local.folder.DataFolder;
import io.helpdeskroi.local.folder.ProcessIdentity;
import io.helpdeskroi.local.folder.RunState;

/**
 * Processes that a killed launcher left behind: found by what it wrote down, ended before the next run starts.
 */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Leftovers() {
    }

    /** Ends the services of the last run, if any still live, and says how many those were. */
    static int end(DataFolder folder) {
        List<ProcessHandle> alive = RunState.load(folder).stream().flatMap(state -> state.processes().stream())
                .map(RunState.Service::identity).map(ProcessIdentity::find).flatMap(java.util.Optional::stream).toList();
        alive.forEach(ProcessHandle::destroy);
        alive.forEach(handle -> await(handle, PATIENCE));
        return alive.size();
    }

    /** Waits for a process to end and kills it when it takes too long. */
    static void await(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException tooLate) {
            Stream.concat(process.descendants(), Stream.of(process)).forEach(ProcessHandle::destroyForcibly);
            process.onExit().join();
        }
    }
}
