package io.helpdeskroi.local.option;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.helpdeskroi.contract.Role;

/**
 * What the command line asks for.
 */
public sealed interface Command {

    /** How to call the commands. */
    String USAGE = """
            usage: up [--data DIR] [--size small|year|N] [--seed N] [--vendors sandbox|real] [--port-base 8080] [--connector-replicas 1]
                      [--detach]
                   down [--data DIR]
                   status [--data DIR]
                   token --role ROLE [--data DIR]      ROLE: viewer, analyst, finance, admin, auditor or ingest
            """;

    /** Where the data is. */
    Path data();

    /**
     * Start everything; what is not said is taken from the data folder, or from the defaults when the folder is new.
     *
     * @param data data folder
     * @param size size of the sandbox company, if said
     * @param seed seed of the sandbox company, if said
     * @param vendors whom to talk to, if said
     * @param portBase first port of the run, if said
     * @param replicas how many processes of each connector run
     * @param detach whether to return when everything is ready
     */
    record Up(Path data, Optional<CompanySize> size, Optional<Long> seed, Optional<Vendors> vendors,
            Optional<Integer> portBase, int replicas, boolean detach) implements Command {
    }

    /**
     * Stop everything that runs on a data folder.
     *
     * @param data data folder
     */
    record Down(Path data) implements Command {
    }

    /**
     * Print what runs, as JSON.
     *
     * @param data data folder
     */
    record Status(Path data) implements Command {
    }

    /**
     * Print a bearer token.
     *
     * @param data data folder
     * @param role role it carries
     */
    record Token(Path data, String role) implements Command {
    }

    /** Reads a command line; {@code home} is where the default data folder lies. */
    static Command parse(List<String> words, Path home) {
        if (words.isEmpty()) {
            throw new LaunchFailure(Exit.USAGE, "Say what to do.\n" + USAGE);
        }
        List<String> options = words.subList(1, words.size());
        return switch (words.get(0)) {
            case "up" -> up(options, home);
            case "down" -> new Down(data(new Arguments(options, Set.of("--data"), Set.of()), home));
            case "status" -> new Status(data(new Arguments(options, Set.of("--data"), Set.of()), home));
            case "token" -> token(options, home);
            default -> throw new LaunchFailure(Exit.USAGE, "There is no command \"" + words.get(0) + "\".\n" + USAGE);
        };
    }

    private static Up up(List<String> options, Path home) {
        Arguments arguments = new Arguments(options,
                Set.of("--data", "--size", "--seed", "--vendors", "--port-base", "--connector-replicas"), Set.of("--detach"));
        return new Up(data(arguments, home), arguments.value("--size").map(CompanySize::of),
                arguments.value("--seed").map(word -> number("--seed", word, Long.MIN_VALUE, Long.MAX_VALUE)),
                arguments.value("--vendors").map(Command::vendors),
                arguments.value("--port-base").map(word -> (int) number("--port-base", word, 1_024, 65_400)),
                arguments.value("--connector-replicas")
                        .map(word -> (int) number("--connector-replicas", word, 1, Connector.MOST_REPLICAS)).orElse(1),
                arguments.flag("--detach"));
    }

    private static Token token(List<String> options, Path home) {
        Arguments arguments = new Arguments(options, Set.of("--data", "--role"), Set.of());
        List<String> roles = List.of(Role.VIEWER, Role.ANALYST, Role.FINANCE, Role.ADMIN, Role.AUDITOR, Role.INGEST);
        String role = arguments.value("--role").filter(roles::contains).orElseThrow(() -> new LaunchFailure(Exit.USAGE,
                "token needs --role with one of " + String.join(", ", roles) + "."));
        return new Token(data(arguments, home), role);
    }

    private static Path data(Arguments arguments, Path home) {
        return arguments.value("--data").map(Path::of).orElse(home.resolve(".helpdesk-roi")).toAbsolutePath().normalize();
    }

    private static Vendors vendors(String word) {
        return Arrays.stream(Vendors.values()).filter(vendors -> vendors.word().equals(word)).findFirst().orElseThrow(
                () -> new LaunchFailure(Exit.USAGE, "--vendors takes sandbox or real, not \"" + word + "\"."));
    }

    private static long number(String option, String word, long least, long most) {
        try {
            long number = Long.parseLong(word);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Falls through to the one sentence below.
        }
        throw new LaunchFailure(Exit.USAGE,
                option + " takes a number from " + least + " to " + most + ", not \"" + word + "\".");
    }
}
