package io.helpdeskroi.local.token;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

import io.helpdeskroi.local.folder.PrivateFiles;

/**
 * The key pair that signs the tokens of a local run; made at first start and kept in a file only its owner can read.
 */
public final class SigningKeys {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----\n";
    private static final String END = "\n-----END PRIVATE KEY-----\n";
    /** The least that RS256 allows (RFC 7518, 3.3), and enough on loopback: a longer one takes seconds of every first start. */
    private static final int BITS = 2_048;

    private final RSAPrivateCrtKey key;

    private SigningKeys(RSAPrivateCrtKey key) {
        this.key = key;
    }

    /** The keys of a folder, made now if it has none. */
    public static SigningKeys in(Path folder) {
        Path file = folder.resolve("token-signing.pem");
        try {
            if (!Files.exists(file)) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(BITS);
                byte[] encoded = generator.generateKeyPair().getPrivate().getEncoded();
                PrivateFiles.write(file, BEGIN + Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(encoded) + END);
            }
            String pem = PrivateFiles.read(file).replace(BEGIN, "").replace(END, "");
            PrivateKey read = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
            return new SigningKeys((RSAPrivateCrtKey) read);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("cannot read the signing key " + file, failure);
        }
    }

    /** The public key in the form that the services take from their environment. */
    public String publicKey() {
        try {
            byte[] encoded = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())).getEncoded();
            return Base64.getEncoder().encodeToString(encoded);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    PrivateKey privateKey() {
        return key;
    }
}
