package io.helpdeskroi.local.token;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.helpdeskroi.local.option.Ports;

/**
 * The OAuth 2.0 token endpoint of a local run ({@code POST /token}, client credentials only), where services get the tokens
 * for calling each other. In production an identity provider stands in its place; the services do not know the difference.
 */
public final class TokenEndpoint implements AutoCloseable {

    private static final Duration VALID_FOR = Duration.ofMinutes(10);
    private static final int LARGEST_BODY = 8_192;

    private final HttpServer server;
    private final ExecutorService workers;
    private final Map<String, MachineClient> clients;
    private final TokenSigner signer;

    /** Starts it on a loopback port; port 0 takes any. */
    public TokenEndpoint(int port, List<MachineClient> clients, TokenSigner signer) throws IOException {
        this.clients = clients.stream().collect(Collectors.toUnmodifiableMap(MachineClient::id, Function.identity()));
        this.signer = signer;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(Ports.HOST), port), 0);
        workers = Executors.newFixedThreadPool(2, task -> {
            Thread thread = new Thread(task, "token-endpoint");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(workers);
        server.createContext("/token", this::answer);
        server.start();
    }

    /** Port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            if ("POST".equals(exchange.getRequestMethod())) {
                grant(exchange, form(new String(exchange.getRequestBody().readNBytes(LARGEST_BODY), StandardCharsets.UTF_8)));
            } else {
                refuse(exchange, 405, "invalid_request");
            }
        } catch (IllegalArgumentException malformed) {
            refuse(exchange, 400, "invalid_request");
        } finally {
            exchange.close();
        }
    }

    private void grant(HttpExchange exchange, Map<String, String> form) throws IOException {
        if (!"client_credentials".equals(form.get("grant_type"))) {
            refuse(exchange, 400, "unsupported_grant_type");
            return;
        }
        Optional<MachineClient> client = authenticate(exchange, form);
        if (client.isEmpty()) {
            refuse(exchange, 401, "invalid_client");
            return;
        }
        String token = signer.token(client.get().id(), client.get().roles(), VALID_FOR);
        send(exchange, 200, "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":"
                + VALID_FOR.toSeconds() + "}");
    }

    private static void refuse(HttpExchange exchange, int status, String error) throws IOException {
        send(exchange, status, "{\"error\":\"" + error + "\"}");
    }

    private Optional<MachineClient> authenticate(HttpExchange exchange, Map<String, String> form) {
        String header = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
        if (header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return fromBasic(header.substring(6));
        }
        return known(form.getOrDefault("client_id", ""), form.getOrDefault("client_secret", ""));
    }

    private Optional<MachineClient> fromBasic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded.strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : known(decode(pair.substring(0, colon)), decode(pair.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Optional<MachineClient> known(String id, String secret) {
        return Optional.ofNullable(clients.get(id)).filter(client -> MessageDigest.isEqual(
                client.secret().getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&")).map(pair -> pair.split("=", 2)).filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> decode(pair[0]), pair -> decode(pair[1]), (first, second) -> first));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
