package io.helpdeskroi.connector.credential;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import io.helpdeskroi.connector.spi.Secret;

/**
 * AES-GCM envelope encryption: each text under a data key of its own, each data key under the master key. The context
 * (whose text it is) is authenticated with it, so that an encrypted text moved to another row does not open. Keys that
 * were the master key before still open what they sealed.
 */
class EnvelopeCipher {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final List<MasterKey> keys = new ArrayList<>();

    /** @throws IllegalStateException unless each key is the Base64 of 32 bytes */
    EnvelopeCipher(Secret current, List<Secret> former) {
        keys.add(MasterKey.of("HELPDESKROI_ENCRYPTION_KEY", current));
        former.forEach(key -> keys.add(MasterKey.of("HELPDESKROI_CONNECTOR_FORMER_ENCRYPTION_KEYS", key)));
    }

    /**
     * An encrypted text.
     *
     * @param keyId fingerprint of the master key
     * @param wrappedKey data key under the master key
     * @param payload text under the data key
     */
    record Sealed(String keyId, byte[] wrappedKey, byte[] payload) {
    }

    /** Fingerprint of the key that seals. */
    String keyId() {
        return keys.get(0).id();
    }

    Sealed seal(String clear, String context) {
        byte[] dataKey = new byte[KEY_BYTES];
        random.nextBytes(dataKey);
        return new Sealed(keyId(), encrypt(keys.get(0).key(), dataKey, context),
                encrypt(new SecretKeySpec(dataKey, "AES"), clear.getBytes(StandardCharsets.UTF_8), context));
    }

    /** @throws CredentialsUnreadable if a key sealed it that is not here, or it was changed or moved */
    String open(Sealed sealed, String context) {
        return new String(decrypt(new SecretKeySpec(dataKey(sealed, context), "AES"), sealed.payload(), context),
                StandardCharsets.UTF_8);
    }

    /**
     * The same encrypted text with its data key under the present master key.
     *
     * @throws CredentialsUnreadable if a key sealed it that is not here, or it was changed or moved
     */
    Sealed rewrap(Sealed sealed, String context) {
        return new Sealed(keyId(), encrypt(keys.get(0).key(), dataKey(sealed, context), context), sealed.payload());
    }

    private byte[] dataKey(Sealed sealed, String context) {
        List<MasterKey> able = keys.stream().filter(key -> key.mayHaveSealed(sealed.keyId())).toList();
        if (able.isEmpty()) {
            throw new CredentialsUnreadable("the credentials of " + context + " were encrypted with the key "
                    + sealed.keyId() + ", but HELPDESKROI_ENCRYPTION_KEY is the key " + keyId() + formerKeys(), null);
        }
        for (MasterKey key : able.subList(0, able.size() - 1)) {
            try {
                return decrypt(key.key(), sealed.wrappedKey(), context);
            } catch (CredentialsUnreadable anotherKey) {
                continue;
            }
        }
        return decrypt(able.get(able.size() - 1).key(), sealed.wrappedKey(), context);
    }

    private String formerKeys() {
        return keys.size() == 1 ? " and there are no former keys"
                : keys.stream().skip(1).map(MasterKey::id).collect(Collectors.joining(", ", " and the former keys are ", ""));
    }

    /**
     * A key that wraps data keys, known by its fingerprint: whoever changes the key cannot forget to change its name.
     */
    private record MasterKey(String id, SecretKeySpec key) {

        static MasterKey of(String variable, Secret base64) {
            byte[] key;
            try {
                key = Base64.getDecoder().decode(base64.reveal().trim());
            } catch (IllegalArgumentException notBase64) {
                throw new IllegalStateException(variable + " is not Base64; expected the Base64 of 32 bytes");
            }
            if (key.length != KEY_BYTES) {
                throw new IllegalStateException(variable + " has " + key.length + " bytes; expected the Base64 of 32 bytes");
            }
            return new MasterKey(KeyFingerprint.of(key), new SecretKeySpec(key, "AES"));
        }

        /** Names that operators gave to keys before there were fingerprints say nothing. */
        boolean mayHaveSealed(String keyId) {
            return id.equals(keyId) || !KeyFingerprint.isOne(keyId);
        }

        @Override
        public String toString() {
            return id;
        }
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
            throw new CredentialsUnreadable("the credentials of " + context + " cannot be decrypted: neither "
                    + "HELPDESKROI_ENCRYPTION_KEY nor a former key is the one they were encrypted with", failure);
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
