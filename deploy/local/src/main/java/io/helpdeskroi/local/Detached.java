package io.helpdeskroi.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.helpdeskroi.local.folder.DataFolder;
import io.helpdeskroi.local.folder.PrivateFiles;
import io.helpdeskroi.local.folder.RunState;
import io.helpdeskroi.local.option.Exit;
import io.helpdeskroi.local.option.LaunchFailure;
import io.helpdeskroi.local.wait.Patience;

/**
 * A run in the background: the launcher started again without a terminal, watched until it is ready or gives up.
 */
final class Detached {

    private final DataFolder folder;
    private final Path project;
    private final PrintStream out;

    Detached(DataFolder folder, Path project, PrintStream out) {
        this.folder = folder;
        this.project = project;
        this.out = out;
    }

    /** Starts it, shows what it says, and ends as it ends if it fails. */
    int start(List<String> arguments) {
        folder.requireUsable();
        PrivateFiles.folder(folder.root());
        Path log = folder.run().resolve("up.log");
        Process process = launch(arguments.stream().filter(Predicate.not("--detach"::equals)).toList(), log);
        // The run's own limits end it when it cannot get ready, so nothing here has to guess how long a big company takes.
        new Patience().until(Duration.ofDays(1), () -> !process.isAlive() || isReady(process));
        out.print(PrivateFiles.read(log));
        return process.isAlive() ? Exit.OK.code() : process.exitValue();
    }

    private boolean isReady(Process process) {
        return RunState.load(folder).filter(state -> state.launcher().pid() == process.pid())
                .filter(RunState::firstPollDone).isPresent();
    }

    private Process launch(List<String> arguments, Path log) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // A session of its own: closing the terminal or Ctrl-C in it must not reach a detached run.
            command.add("/usr/bin/setsid");
        } else {
            command.add("nohup");
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx128m");
        command.add("-Dhelpdeskroi.home=" + project);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Main.class.getName());
        command.addAll(arguments);
        try {
            Files.deleteIfExists(log);
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .redirectOutput(log.toFile()).start();
        } catch (IOException failure) {
            throw new LaunchFailure(Exit.SERVICE, "The run cannot be started in the background: " + failure.getMessage() + ".",
                    failure);
        }
    }
}
