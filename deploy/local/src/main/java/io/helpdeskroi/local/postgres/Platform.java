package io.helpdeskroi.local.postgres;

import java.util.Locale;

import io.helpdeskroi.local.option.Exit;
import io.helpdeskroi.local.option.LaunchFailure;

/**
 * Machines that a PostgreSQL is packed for.
 *
 * @param system as the binaries name it
 * @param machine as the binaries name it
 */
record Platform(String system, String machine) {

    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String machine = switch (osArch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> "";
        };
        String system = os.startsWith("linux") ? "linux" : os.startsWith("mac") || os.startsWith("darwin") ? "darwin" : "";
        if (system.isEmpty() || machine.isEmpty()) {
            throw new LaunchFailure(Exit.POSTGRES, "There is no embedded PostgreSQL for " + osName + " on " + osArch
                    + "; Linux and macOS on x86-64 and arm64 have one.");
        }
        return new Platform(system, machine);
    }

    /** Name of the packed binaries on the class path. */
    String archive() {
        return "postgres-" + system + "-" + machine + ".txz";
    }
}
