package io.helpdeskroi.connector.spi;

import java.util.Map;
import java.util.Optional;

/**
 * A vendor account as the admin configured it.
 *
 * @param sourceId slug of the connection
 * @param settings vendor settings by key, as in the descriptor
 * @param credentials decrypted credentials by key; never logged
 */
public record Account(String sourceId, Map<String, String> settings, Map<String, Secret> credentials) {

    public Account {
        settings = Map.copyOf(settings);
        credentials = Map.copyOf(credentials);
    }

    public Optional<String> setting(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    /** @throws InvalidSettings if the setting is missing */
    public String requiredSetting(String key) {
        return setting(key).orElseThrow(() -> new InvalidSettings("settings." + key, "is missing", "a value"));
    }

    public Optional<Secret> credential(String key) {
        return Optional.ofNullable(credentials.get(key));
    }

    /** @throws InvalidSettings if the credential is missing */
    public Secret requiredCredential(String key) {
        return credential(key).orElseThrow(() -> new InvalidSettings("credentials." + key, "is missing", "a value"));
    }
}
