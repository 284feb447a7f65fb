package io.helpdeskroi.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the pid file in a database folder says about the server that wrote it.
 *
 * @param pid process number of the server
 * @param port port it listens on
 */
record Postmaster(long pid, int port) {

    private static final int PORT_LINE = 3;

    /** The server named by the pid file, alive or not. */
    static Optional<Postmaster> of(Path folder) {
        Path file = folder.resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file);
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            return Optional.of(new Postmaster(Long.parseLong(lines.get(0).strip()),
                    Integer.parseInt(lines.get(PORT_LINE).strip())));
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether that process lives and is a PostgreSQL. */
    boolean isAlive() {
        return isTaken() && !isSomebodyElse();
    }

    /** Whether another program got the number, as happens after a reboot; PostgreSQL itself would take it for a server. */
    boolean isSomebodyElse() {
        return ProcessHandle.of(pid).flatMap(process -> process.info().command())
                .map(command -> !command.contains("postgres")).orElse(false);
    }

    private boolean isTaken() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
