package io.helpdeskroi.local.folder;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The generated passwords, client secrets and keys of a data folder, made when first asked for.
 *
 * @param values secret by name
 */
public record Secrets(Map<String, String> values) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    public Secrets {
        values = Map.copyOf(values);
    }

    /** These secrets and a new one for each name that has none yet. */
    public Secrets including(Iterable<String> names) {
        Map<String, String> all = new LinkedHashMap<>(values);
        for (String name : names) {
            all.computeIfAbsent(name, missing -> random(Base64.getUrlEncoder().withoutPadding()));
        }
        return new Secrets(all);
    }

    /** The secret of this name. */
    public String of(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no secret is named " + name);
        }
        return value;
    }

    /** Base64 of 32 fresh random bytes, the form of an AES-256 key in the environment. */
    public static String encryptionKey() {
        return random(Base64.getEncoder());
    }

    @Override
    public String toString() {
        return "Secrets" + values.keySet();
    }

    private static String random(Base64.Encoder encoder) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return encoder.encodeToString(bytes);
    }
}
