package io.helpdeskroi.local.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The keys that seal vendor credentials: the present one, made when first asked for, and those that were in use before.
 *
 * @param current base64 of 32 bytes
 * @param former keys that something may still be sealed with
 */
public record EncryptionKeys(String current, List<String> former) {

    public EncryptionKeys {
        former = List.copyOf(former);
    }

    /** The keys of a folder. Moving {@code connector.key} to {@code connector.former.key} changes the key. */
    public static EncryptionKeys in(Path folder) {
        Path current = folder.resolve("connector.key");
        if (!Files.exists(current)) {
            PrivateFiles.write(current, Secrets.encryptionKey() + "\n");
        }
        Path former = folder.resolve("connector.former.key");
        return new EncryptionKeys(PrivateFiles.read(current).strip(),
                Files.exists(former)
                        ? PrivateFiles.read(former).lines().map(String::strip).filter(key -> !key.isEmpty()).toList()
                        : List.of());
    }

    @Override
    public String toString() {
        return "EncryptionKeys[" + former.size() + " former]";
    }
}
