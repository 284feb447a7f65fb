package io.helpdeskroi.connector.declared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.helpdeskroi.connector.connection.ConnectionRequest;
import io.helpdeskroi.connector.connection.DeclaredConnections.Wanted;
import io.helpdeskroi.connector.spi.InvalidSettings;
import io.helpdeskroi.connector.spi.Secret;

/**
 * The folder of declarations. It is read and compared rather than watched: Kubernetes swaps links when a mounted file
 * changes, which watchers of files miss.
 */
final class DeclarationFolder {

    private static final int LONGEST = 1_048_576;

    private final Path folder;
    private final Secrets secrets;
    private final DeclarationReader reader = new DeclarationReader();

    DeclarationFolder(Path folder, Secrets secrets) {
        this.folder = folder;
        this.secrets = secrets;
    }

    /**
     * All files, by name. Of several that declare a connection, the first has it.
     *
     * @throws UncheckedIOException if the folder cannot be read
     */
    List<DeclarationFile> read() {
        Map<String, String> holders = new HashMap<>();
        List<DeclarationFile> files = new ArrayList<>();
        for (Path path : paths()) {
            DeclarationFile file = read(path);
            Optional<String> taken = file.connections().stream().filter(holders::containsKey).findFirst();
            if (taken.isPresent()) {
                file = file.faulty("name: '" + taken.get() + "' is declared in " + holders.get(taken.get()) + " already");
            }
            for (String connection : file.connections()) {
                holders.putIfAbsent(connection, file.name());
            }
            files.add(file);
        }
        return files;
    }

    private List<Path> paths() {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(path -> path.getFileName().toString().matches("[^.].*\\.ya?ml")).filter(Files::isRegularFile)
                    .sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private DeclarationFile read(Path path) {
        String name = path.getFileName().toString();
        String text = "";
        try {
            text = text(path);
            List<Wanted> wanted = new ArrayList<>();
            StringBuilder content = new StringBuilder(text);
            for (DeclaredConnection declared : reader.read(text)) {
                if (declared.name() == null) {
                    throw new InvalidSettings("name", "is missing", "the name of the connection, in each document");
                }
                Map<String, Secret> found = secrets.of(declared.credentials());
                found.forEach((key, secret) -> content.append('\0').append(key).append('\0').append(secret.reveal()));
                wanted.add(new Wanted(request(declared, found), declared.adopt(), declared.paused()));
            }
            return new DeclarationFile(name, digest(content.toString()), wanted, twice(wanted));
        } catch (InvalidSettings refused) {
            return new DeclarationFile(name, digest(text), List.of(), Optional.of(refused.getMessage()));
        } catch (NullPointerException | IllegalArgumentException unforeseen) {
            // Such as a list with an entry that says nothing: the fault of this file, and not of the others.
            return new DeclarationFile(name, digest(text), List.of(),
                    Optional.of("an entry is empty or cannot be used; expected a value in each entry of a list or map"));
        } catch (IOException unreadable) {
            return new DeclarationFile(name, "", List.of(), Optional.of("the file cannot be read as UTF-8 text"));
        }
    }

    private static String text(Path path) throws IOException {
        if (Files.size(path) > LONGEST) {
            throw new InvalidSettings("file", "is too long", "at most 1 MiB");
        }
        return Files.readString(path, StandardCharsets.UTF_8);
    }

    private static Optional<String> twice(List<Wanted> wanted) {
        List<String> names = wanted.stream().map(one -> one.request().name()).toList();
        return names.stream().filter(name -> names.indexOf(name) != names.lastIndexOf(name)).findFirst()
                .map(name -> "name: '" + name + "' is declared twice");
    }

    private static ConnectionRequest request(DeclaredConnection declared, Map<String, Secret> credentials) {
        return new ConnectionRequest(declared.name(), declared.vendor(), declared.settings(), credentials, declared.streams(),
                declared.fieldMappings(), declared.backfillStart(), declared.pollInterval(), declared.quotaShare(),
                declared.zone());
    }

    private static String digest(String content) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
