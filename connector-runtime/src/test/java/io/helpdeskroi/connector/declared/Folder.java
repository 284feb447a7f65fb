package io.helpdeskroi.connector.declared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder of declarations of the application under test, and one of secrets beside it. */
final class Folder {

    private static final Path DECLARATIONS = Path.of("target", "declarations");
    private static final Path SECRETS = Path.of("target", "declared-secrets");

    void clear() {
        remove(DECLARATIONS);
        remove(SECRETS);
        try {
            Files.createDirectories(DECLARATIONS);
            Files.createDirectories(SECRETS);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void missing() {
        remove(DECLARATIONS);
    }

    /** Whole or not at all, as an editor that is careful does it. */
    void write(String file, String yaml) {
        write(DECLARATIONS.resolve(file), yaml);
    }

    void delete(String file) {
        remove(DECLARATIONS.resolve(file));
    }

    /** @return the absolute path of the secret */
    String secret(String name, String value) {
        write(SECRETS.resolve(name), value + "\n");
        return SECRETS.resolve(name).toAbsolutePath().toString();
    }

    /** Mounts a file as Kubernetes does: through a link to a folder that is another one after each change. */
    void mount(String file, String yaml, int generation) {
        try {
            Path data = DECLARATIONS.resolve("..generation-" + generation);
            Files.createDirectories(data);
            Files.writeString(data.resolve(file), yaml);
            Path next = DECLARATIONS.resolve("..data_tmp");
            Files.createSymbolicLink(next, data.getFileName());
            Files.move(next, DECLARATIONS.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
            if (!Files.exists(DECLARATIONS.resolve(file))) {
                Files.createSymbolicLink(DECLARATIONS.resolve(file), Path.of("..data", file));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(Path path, String text) {
        try {
            Path draft = path.resolveSibling("." + path.getFileName() + ".draft");
            Files.writeString(draft, text);
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void remove(Path path) {
        if (Files.notExists(path)) {
            return;
        }
        try (Stream<Path> found = Files.walk(path)) {
            for (Path one : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
