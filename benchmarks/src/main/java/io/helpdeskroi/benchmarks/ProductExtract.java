package io.helpdeskroi.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.zendesk.TicketNormalizer;

/**
 * The product's own reading and mapping of ticket pages: from memory, and from a server over HTTP with the next page
 * fetched while the last one is mapped, as the runtime does.
 */
final class ProductExtract {

    private ProductExtract() {
    }

    static long inMemory(TicketPages pages) {
        return walk(cursor -> pages.get(cursor == null ? 0 : number(cursor)));
    }

    static long overHttp(HttpClient client, PageServer server, TicketPages pages) {
        return walk(new Ahead(client, server, pages.count()));
    }

    private static long walk(Function<String, byte[]> source) {
        TicketNormalizer normalizer = new TicketNormalizer(source);
        long records = 0;
        Optional<Cursor> cursor = Optional.empty();
        Fetched.Page page;
        do {
            page = normalizer.page(cursor);
            records += page.records().size();
            cursor = Optional.of(page.next());
        } while (page.more());
        return records;
    }

    private static int number(String cursor) {
        return Integer.parseInt(cursor.substring("page-".length()));
    }

    /** Asks for the following page as soon as one has been handed out. */
    private static final class Ahead implements Function<String, byte[]> {

        private final HttpClient client;
        private final PageServer server;
        private final int pages;
        private CompletableFuture<byte[]> next;

        private Ahead(HttpClient client, PageServer server, int pages) {
            this.client = client;
            this.server = server;
            this.pages = pages;
            this.next = request(0);
        }

        @Override
        public byte[] apply(String cursor) {
            int page = cursor == null ? 0 : number(cursor);
            byte[] body = next.join();
            if (page + 1 < pages) {
                next = request(page + 1);
            }
            return body;
        }

        private CompletableFuture<byte[]> request(int page) {
            URI uri = server.base().resolve("/api/v2/incremental/tickets/cursor?cursor=page-" + page);
            return client.sendAsync(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .thenApply(answer -> {
                        if (answer.statusCode() != 200) {
                            throw new UncheckedIOException(new IOException("status " + answer.statusCode()));
                        }
                        return answer.body();
                    });
        }
    }
}
