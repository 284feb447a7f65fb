package io.helpdeskroi.connector.credential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The name of a master key, made of the key itself. Too short to tell anything of a random key.
 */
final class KeyFingerprint {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}");
    private static final byte[] DOMAIN = "helpdesk-roi master key".getBytes(StandardCharsets.UTF_8);

    private KeyFingerprint() {
    }

    static String of(byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(DOMAIN);
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(key), 0, 4);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static boolean isOne(String keyId) {
        return FORM.matcher(keyId).matches();
    }
}
