package io.helpdeskroi.testsupport;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;

/**
 * Bearer tokens for tests, signed by a key made for this JVM; as a test resource it makes the service under test verify
 * them with {@code quarkus-oidc}, the extension that also runs in production.
 */
public final class TestTokens implements QuarkusTestResourceLifecycleManager {

    /** Issuer of the tokens. */
    public static final String ISSUER = "urn:helpdeskroi:local";
    /** Audience of the tokens. */
    public static final String AUDIENCE = "helpdesk-roi";

    private static final KeyPair KEYS = keys();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.oidc.public-key", Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded()),
                "quarkus.oidc.token.issuer", ISSUER,
                "quarkus.oidc.token.audience", AUDIENCE);
    }

    @Override
    public void stop() {
        // Nothing runs.
    }

    /** A token of a person or machine with these roles, valid for an hour. */
    public static String of(String... roles) {
        return token(Duration.ofHours(1), roles);
    }

    /** A token that has expired. */
    public static String expired(String... roles) {
        return token(Duration.ofHours(-1), roles);
    }

    private static String token(Duration validFor, String... roles) {
        long now = System.currentTimeMillis() / 1000;
        return Jwt.claims()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject("test-" + String.join("-", roles))
                .upn("test-" + String.join("-", roles))
                .groups(new HashSet<>(Arrays.asList(roles)))
                .issuedAt(now - 7_200)
                .expiresAt(now + validFor.toSeconds())
                .sign(KEYS.getPrivate());
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
