package io.helpdeskroi.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.helpdeskroi.contract.ContractJson;
import io.helpdeskroi.local.folder.DataFolder;
import io.helpdeskroi.local.option.Command;
import io.helpdeskroi.local.option.Exit;
import io.helpdeskroi.local.option.LaunchFailure;
import io.helpdeskroi.local.token.SigningKeys;
import io.helpdeskroi.local.token.TokenSigner;

/**
 * The command line: {@code up}, {@code down}, {@code status}, {@code token}.
 */
public final class Main {

    private static final Duration TOKEN_LIFE = Duration.ofHours(8);

    private final Path project;
    private final PrintStream out;
    private final Clock clock;

    private Main(Path project, PrintStream out, Clock clock) {
        this.project = project;
        this.out = out;
        this.clock = clock;
    }

    /** Runs one command; the exit code says how it ended. */
    public static void main(String[] arguments) {
        Path project = Path.of(System.getProperty("helpdeskroi.home", ".")).toAbsolutePath().normalize();
        int code;
        try {
            code = new Main(project, System.out, SystemClockProducer.clock()).run(List.of(arguments));
        } catch (LaunchFailure failure) {
            System.err.println("helpdesk-roi: " + failure.getMessage());
            code = failure.exit().code();
        }
        System.exit(code);
    }

    private int run(List<String> arguments) {
        Command command = Command.parse(arguments, project);
        DataFolder folder = new DataFolder(command.data());
        // A chain and not a switch over types, which the language level does not have.
        if (command instanceof Command.Up up) {
            return up.detach() ? new Detached(folder, project, out).start(arguments) : up(up, folder);
        }
        if (command instanceof Command.Token token) {
            folder.requireExisting();
            TokenSigner signer = new TokenSigner(SigningKeys.in(folder.keys()), clock);
            out.println(signer.token("local-" + token.role(), List.of(token.role()), TOKEN_LIFE));
            return Exit.OK.code();
        }
        return command instanceof Command.Status ? status(folder) : down(folder);
    }

    private int up(Command.Up up, DataFolder folder) {
        Launcher launcher = new Launcher(folder, project, out, clock);
        Runtime.getRuntime().addShutdownHook(new Thread(launcher::close, "stop"));
        launcher.start(up);
        out.println("Stop it with Ctrl-C or deploy/local/down; deploy/local/token --role viewer prints a token for the APIs.");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return Exit.OK.code();
    }

    private int status(DataFolder folder) {
        StatusReport report = StatusReport.of(folder);
        try {
            out.println(ContractJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        return report.ready() ? Exit.OK.code() : Exit.NOT_READY.code();
    }

    private int down(DataFolder folder) {
        folder.requireUsable();
        out.println("helpdesk-roi: " + new Shutdown(folder).run());
        return Exit.OK.code();
    }
}
