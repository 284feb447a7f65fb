package io.helpdeskroi.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.helpdeskroi.contract.Batch;
import io.helpdeskroi.contract.ContractJson;

/**
 * The least a receiver of batches can do: read the body, write one wide row a record, commit. No history, no derivation,
 * no identity: what the product's ingest is measured against.
 */
final class FlatReceiver implements AutoCloseable {

    private final ObjectMapper json = ContractJson.mapper();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Connection connection;
    private int next;

    FlatReceiver(Connection connection) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.connection = connection;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setExecutor(threads);
        server.createContext("/api/v1/batches", this::receive);
        server.start();
    }

    URI batches() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1/batches");
    }

    private synchronized void receive(HttpExchange exchange) throws IOException {
        try (GZIPInputStream body = new GZIPInputStream(exchange.getRequestBody())) {
            Batch batch = json.readValue(body, Batch.class);
            WriteSuite.copyStaged(connection, next, batch.records().size());
            next += batch.records().size();
            connection.commit();
            exchange.sendResponseHeaders(200, -1);
        } catch (Exception failure) {
            failure.printStackTrace();
            exchange.sendResponseHeaders(500, -1);
        } finally {
            exchange.close();
        }
    }

    void empty() throws Exception {
        next = 0;
        try (Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE wide");
        }
        connection.commit();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
