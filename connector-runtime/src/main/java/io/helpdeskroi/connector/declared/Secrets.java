package io.helpdeskroi.connector.declared;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import io.helpdeskroi.connector.spi.InvalidSettings;
import io.helpdeskroi.connector.spi.Secret;

/**
 * Looks up what references point to.
 *
 * @param environment value of an environment variable
 */
record Secrets(Function<String, Optional<String>> environment) {

    private static final int LONGEST = 65_536;

    /** @throws InvalidSettings if one is not there */
    Map<String, Secret> of(Map<String, SecretReference> references) {
        Map<String, Secret> found = new TreeMap<>();
        references.forEach((name, reference) -> found.put(name, new Secret(of("credentials." + name, reference))));
        return found;
    }

    private String of(String field, SecretReference reference) {
        return reference.env() != null
                ? environment.apply(reference.env()).filter(text -> !text.isBlank())
                        .orElseThrow(() -> new InvalidSettings(field,
                                "is missing: there is no environment variable " + reference.env(), "a variable of that name"))
                : content(field, Path.of(reference.file()));
    }

    /** Editors and Kubernetes secrets made from files end with a line break that is not part of the secret. */
    private static String content(String field, Path file) {
        try {
            String text = Files.size(file) > LONGEST ? "" : Files.readString(file, StandardCharsets.UTF_8).stripTrailing();
            if (!text.isBlank()) {
                return text;
            }
        } catch (IOException unreadable) {
            // Said below, like a file that is empty.
        }
        throw new InvalidSettings(field, "is missing: the file " + file + " cannot be read or is empty", "a readable file");
    }
}
