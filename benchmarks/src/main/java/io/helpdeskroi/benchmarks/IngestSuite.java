package io.helpdeskroi.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * Facts through HTTP into PostgreSQL, one sender: the product's ingest with identity, history, timeline and derived
 * observations, against a receiver that only writes one wide row a record, and both against C.
 */
final class IngestSuite {

    private static final int PAGES = 10;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int account;

    void run() throws Exception {
        TicketBatches batches = new TicketBatches(new TicketPages(PAGES, 1));
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start();
                Connection connection = DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"))) {
            WriteSuite.createTable(connection);
            String product = server.getJdbcUrl("postgres", "metrics");
            try (Connection admin = DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"))) {
                admin.createStatement().execute("CREATE DATABASE metrics");
            }
            try (FlatReceiver flat = new FlatReceiver(connection);
                    MetricsProcess metrics = new MetricsProcess(product.split("\\?")[0], client)) {
                String known = "known";
                send(metrics.batches(), metrics.token(), batches.of(known));
                new Rounds("Ingest, one sender (anchor C)", "records")
                        .candidate("C: text COPY into the keyed table, 1,000 a commit",
                                () -> WriteSuite.textCopy(connection, 1_000))
                        .candidate("flat receiver: HTTP, one upserted row a record", () -> {
                            flat.empty();
                            return send(flat.batches(), metrics.token(), batches.of("flat"));
                        })
                        .candidate("product: HTTP, new tickets, derived", () -> send(metrics.batches(), metrics.token(),
                                batches.of("account-" + account++)))
                        .candidate("product: HTTP, the same tickets again", () -> send(metrics.batches(), metrics.token(),
                                batches.of(known)))
                        .run(1, 5);
            }
        }
    }

    private long send(URI target, String token, List<byte[]> bodies) throws IOException, InterruptedException {
        for (byte[] body : bodies) {
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(target)
                    .header("Content-Type", "application/json").header("Content-Encoding", "gzip")
                    .header("Authorization", "Bearer " + token)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode() + ": " + answer.body());
            }
        }
        return (long) bodies.size() * TicketPages.PER_PAGE;
    }
}
