package io.helpdeskroi.connector.credential;

import java.util.List;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.helpdeskroi.connector.ConnectorConfig;

/**
 * The keys that the operator gave.
 */
final class Keys {

    private Keys() {
    }

    @Produces
    @Singleton
    static EnvelopeCipher cipher(ConnectorConfig config) {
        return new EnvelopeCipher(config.encryptionKey().orElseThrow(
                () -> new IllegalStateException("HELPDESKROI_ENCRYPTION_KEY is missing; expected the Base64 of 32 bytes")),
                config.formerEncryptionKeys().orElse(List.of()));
    }
}
