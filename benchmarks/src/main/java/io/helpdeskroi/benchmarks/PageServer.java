package io.helpdeskroi.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Serves ready-made ticket pages on loopback in both dialects of the incremental export, at next to no cost of its own.
 */
final class PageServer implements AutoCloseable {

    private static final Pattern CURSOR = Pattern.compile("cursor=page-(\\d+)");
    private static final Pattern START_TIME = Pattern.compile("start_time=(\\d+)");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final TicketPages pages;

    PageServer(TicketPages pages) throws IOException {
        // Without it the server answers small writes only after a delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.pages = pages;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setExecutor(threads);
        server.createContext("/api/v2/incremental/tickets", this::serve);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void serve(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        int page;
        if (exchange.getRequestURI().getPath().endsWith("/cursor")) {
            Matcher cursor = CURSOR.matcher(query);
            page = cursor.find() ? Integer.parseInt(cursor.group(1)) : 0;
            send(exchange, pages.get(page));
        } else {
            // The time-based dialect carries a link; the pages are numbered through its start_time.
            Matcher start = START_TIME.matcher(query);
            page = start.find() ? Math.min(Integer.parseInt(start.group(1)), pages.count()) : 0;
            send(exchange,
                    page == pages.count() ? "{\"tickets\":[],\"count\":0,\"next_page\":null}".getBytes(StandardCharsets.UTF_8)
                            : linked(pages.get(page), page + 1));
        }
    }

    private byte[] linked(byte[] page, int next) {
        byte[] link = (",\"next_page\":\"" + base() + "/api/v2/incremental/tickets.json?start_time=" + next + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        byte[] linked = new byte[page.length - 1 + link.length];
        System.arraycopy(page, 0, linked, 0, page.length - 1);
        System.arraycopy(link, 0, linked, page.length - 1, link.length);
        return linked;
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
