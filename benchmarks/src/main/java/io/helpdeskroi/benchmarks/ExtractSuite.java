package io.helpdeskroi.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.Date;

import org.zendesk.client.v2.Zendesk;
import org.zendesk.client.v2.model.Ticket;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Extract and normalize: how many tickets a second, against the least that reading JSON costs (M) and a peer (Z).
 */
final class ExtractSuite {

    private static final int PAGES = 20;

    private final JsonFactory factory = new JsonFactory();
    private final ObjectMapper mapper = new ObjectMapper();

    void run() throws Exception {
        TicketPages pages = new TicketPages(PAGES, 1);
        System.out.printf("%d pages, %d bytes a ticket%n", pages.count(), pages.get(0).length / TicketPages.PER_PAGE);
        HttpClient client = HttpClient.newHttpClient();
        try (PageServer server = new PageServer(pages);
                Zendesk peer = new Zendesk.Builder(server.base().toString()).setUsername("a@example.com").setToken("t")
                        .build()) {
            new Rounds("Extract and normalize (anchor M)", "tickets")
                    .candidate("M: token scan in memory", () -> tokenScan(pages))
                    .candidate("bind to trees in memory", () -> trees(pages))
                    .candidate("product: read and map to facts in memory", () -> ProductExtract.inMemory(pages))
                    .candidate("product: fetch over HTTP and map to facts",
                            () -> ProductExtract.overHttp(client, server, pages))
                    .candidate("Z: the Java Zendesk client, iterating only", () -> iterate(peer))
                    .run(3, 7);
        }
    }

    private long tokenScan(TicketPages pages) throws IOException {
        long ends = 0;
        for (int page = 0; page < pages.count(); page++) {
            try (JsonParser parser = factory.createParser(pages.get(page))) {
                while (parser.nextToken() != null) {
                    ends++;
                }
            }
        }
        return ends > 0 ? pages.tickets() : 0;
    }

    private long trees(TicketPages pages) throws IOException {
        long tickets = 0;
        for (int page = 0; page < pages.count(); page++) {
            tickets += mapper.readTree(pages.get(page)).get("tickets").size();
        }
        return tickets;
    }

    private static long iterate(Zendesk peer) {
        long tickets = 0;
        for (Ticket ticket : peer.getTicketsIncrementally(Date.from(Instant.EPOCH))) {
            tickets += ticket.getId() > 0 ? 1 : 0;
        }
        return tickets;
    }
}
