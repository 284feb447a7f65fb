package io.helpdeskroi.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The metrics service as it runs in production: its own process, tokens checked, a database of its own.
 */
final class MetricsProcess implements AutoCloseable {

    private static final Path JAR = Path.of("metrics-service/target/quarkus-app/quarkus-run.jar");
    private static final Duration START = Duration.ofSeconds(60);

    private final Process process;
    private final int port;
    private final String token;

    MetricsProcess(String jdbcUrl, HttpClient client) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        token = token(keys);
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path log = Files.createTempFile("metrics-service", ".log");
        ProcessBuilder builder = new ProcessBuilder("java", "-Xmx512m", "-jar", JAR.toString()).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(Map.of(
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl,
                "QUARKUS_DATASOURCE_USERNAME", "postgres",
                "QUARKUS_DATASOURCE_PASSWORD", "postgres",
                "QUARKUS_OIDC_PUBLIC_KEY", Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()),
                "QUARKUS_OIDC_TOKEN_ISSUER", "urn:helpdeskroi:local",
                "QUARKUS_OIDC_TOKEN_AUDIENCE", "helpdesk-roi"));
        process = builder.start();
        awaitReady(client, log);
    }

    URI batches() {
        return URI.create("http://127.0.0.1:" + port + "/api/v1/batches");
    }

    String token() {
        return token;
    }

    private void awaitReady(HttpClient client, Path log) throws Exception {
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready")).build();
        Instant deadline = Instant.now().plus(START);
        while (Instant.now().isBefore(deadline)) {
            try {
                if (client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notListening) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        }
        throw new IllegalStateException("the metrics service did not start, see " + log);
    }

    private static String token(KeyPair keys) throws Exception {
        long now = Instant.now().getEpochSecond();
        String claims = "{\"iss\":\"urn:helpdeskroi:local\",\"aud\":\"helpdesk-roi\",\"sub\":\"benchmark\",\"upn\":\"benchmark\","
                + "\"groups\":[\"ingest\"],\"iat\":" + now + ",\"exp\":" + (now + 36_000) + "}";
        String content = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + '.'
                + base64(claims.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + '.' + base64(signature.sign());
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
