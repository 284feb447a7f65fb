package io.helpdeskroi.systemtests;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * The least that a connector needs on the other side: a token endpoint, and a receiver of batches that counts and forgets.
 * One batch at a time, so that whoever looks at the connector meanwhile finds it in the same phase each time.
 */
final class LightReceiver implements AutoCloseable {

    private static final String TOKEN = "{\"access_token\":\"any\",\"token_type\":\"Bearer\",\"expires_in\":86400}";

    private final JsonFactory json = new JsonFactory();
    private final AtomicLong records = new AtomicLong();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final HttpServer server;
    private Runnable meanwhile = () -> {
    };
    private long every = Long.MAX_VALUE;
    private long next = Long.MAX_VALUE;

    LightReceiver() throws IOException {
        // Without it the server answers small writes only after a delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setExecutor(thread);
        server.createContext("/token", exchange -> answer(exchange, TOKEN));
        server.createContext("/api/v1/batches", this::receive);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Does something from now on whenever so many more records have come, while the connector waits for its receipt. */
    synchronized void meanwhile(long everyRecords, Runnable action) {
        meanwhile = action;
        every = everyRecords;
        next = records.get() + 1;
    }

    private synchronized void received(int count) {
        if (records.addAndGet(count) >= next) {
            next = records.get() + every;
            meanwhile.run();
        }
    }

    long records() {
        return records.get();
    }

    private void receive(HttpExchange exchange) throws IOException {
        int count;
        try (InputStream body = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                ? new GZIPInputStream(exchange.getRequestBody())
                : exchange.getRequestBody()) {
            count = count(body);
        }
        received(count);
        answer(exchange, "{\"stored\":" + count + ",\"unchanged\":0,\"stale\":0,\"rejected\":0,\"verdicts\":[]}");
    }

    /** Records of a batch. */
    private int count(InputStream body) throws IOException {
        int count = 0;
        try (JsonParser parser = json.createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isRecords = parser.currentName().equals("records");
                parser.nextToken();
                if (!isRecords) {
                    parser.skipChildren();
                    continue;
                }
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    parser.skipChildren();
                    count++;
                }
            }
        }
        return count;
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        thread.shutdownNow();
    }
}
