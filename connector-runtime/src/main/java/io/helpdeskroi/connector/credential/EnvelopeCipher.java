package io.helpdeskroi.connector.credential;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import io.helpdeskroi.connector.spi.Secret;

/**
 * AES-GCM envelope encryption: each text under a data key of its own, each data key under the master key. The context
 * (whose text it is) is authenticated with it, so that an encrypted text moved to another row does not open.
 */
final class EnvelopeCipher {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final String keyId;
    private final SecretKeySpec masterKey;

    /** @throws IllegalStateException unless the key is the Base64 of 32 bytes */
    EnvelopeCipher(String keyId, Secret base64Key) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64Key.reveal().trim());
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalStateException("HELPDESKROI_ENCRYPTION_KEY is not Base64; expected the Base64 of 32 bytes");
        }
        if (key.length != KEY_BYTES) {
            throw new IllegalStateException("HELPDESKROI_ENCRYPTION_KEY has " + key.length
                    + " bytes; expected the Base64 of 32 bytes");
        }
        this.keyId = keyId;
        this.masterKey = new SecretKeySpec(key, "AES");
    }

    /**
     * An encrypted text.
     *
     * @param keyId name of the master key
     * @param wrappedKey data key under the master key
     * @param payload text under the data key
     */
    record Sealed(String keyId, byte[] wrappedKey, byte[] payload) {
    }

    Sealed seal(String clear, String context) {
        byte[] dataKey = new byte[KEY_BYTES];
        random.nextBytes(dataKey);
        return new Sealed(keyId, encrypt(masterKey, dataKey, context),
                encrypt(new SecretKeySpec(dataKey, "AES"), clear.getBytes(StandardCharsets.UTF_8), context));
    }

    /** @throws CredentialsUnreadable if another key sealed it, or it was changed or moved */
    String open(Sealed sealed, String context) {
        if (!sealed.keyId().equals(keyId)) {
            throw new CredentialsUnreadable("the credentials of " + context + " were encrypted with the key '"
                    + sealed.keyId() + "', but this process has the key '" + keyId + "'", null);
        }
        byte[] dataKey = decrypt(masterKey, sealed.wrappedKey(), context);
        return new String(decrypt(new SecretKeySpec(dataKey, "AES"), sealed.payload(), context), StandardCharsets.UTF_8);
    }

    private byte[] encrypt(SecretKeySpec key, byte[] clear, String context) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, key, nonce, context).doFinal(clear);
            return ByteBuffer.allocate(NONCE_BYTES + encrypted.length).put(nonce).put(encrypted).array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM is not available", impossible);
        }
    }

    private static byte[] decrypt(SecretKeySpec key, byte[] nonceAndText, String context) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(nonceAndText);
            byte[] nonce = new byte[NONCE_BYTES];
            buffer.get(nonce);
            byte[] encrypted = new byte[buffer.remaining()];
            buffer.get(encrypted);
            return cipher(Cipher.DECRYPT_MODE, key, nonce, context).doFinal(encrypted);
        } catch (GeneralSecurityException | RuntimeException failure) {
            throw new CredentialsUnreadable("the credentials of " + context
                    + " cannot be decrypted: HELPDESKROI_ENCRYPTION_KEY is not the key they were encrypted with", failure);
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
