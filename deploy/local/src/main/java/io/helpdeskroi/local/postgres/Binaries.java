package io.helpdeskroi.local.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

import io.helpdeskroi.local.option.Exit;
import io.helpdeskroi.local.option.LaunchFailure;

/**
 * The PostgreSQL programs, unpacked once per data folder from the archive on the class path.
 */
final class Binaries {

    private final Path home;

    private Binaries(Path home) {
        this.home = home;
    }

    /** The programs under a folder, unpacked now if they are not complete there. */
    static Binaries in(Path folder) {
        Path home = folder.resolve("pgsql");
        Path draft = folder.resolve("pgsql.draft");
        String archive = Platform.current().archive();
        try {
            if (!Files.exists(home)) {
                deleteAll(draft);
                unpack(archive, draft);
                Files.move(draft, home);
            }
            return new Binaries(home);
        } catch (IOException failure) {
            throw new LaunchFailure(Exit.POSTGRES,
                    "PostgreSQL cannot be unpacked to " + home + ": " + failure.getMessage() + ".",
                    failure);
        }
    }

    /** A command line that runs one of the programs. */
    List<String> command(String program, List<String> arguments) {
        Stream<String> words = Stream.concat(Stream.of(home.resolve("bin").resolve(program).toString()), arguments.stream());
        // PostgreSQL refuses to run as root; a user namespace of its own makes it nobody there, with the same files.
        return (isRoot() ? Stream.concat(Stream.of("unshare", "-U"), words) : words).toList();
    }

    /** Removes a folder with everything in it, if it is there. */
    static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name")) && System.getProperty("os.name").startsWith("Linux");
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (InputStream packed = Binaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw new LaunchFailure(Exit.NOT_BUILT, archive + " is not on the class path.");
            }
            TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, target);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("the archive leaves its folder at " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(path, target.resolve(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            if ((entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }
}
