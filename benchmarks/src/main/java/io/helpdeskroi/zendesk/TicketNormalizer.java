package io.helpdeskroi.zendesk;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.contract.ContractJson;

/**
 * Opens the connector's ticket stream, which nobody outside the connector needs, to the benchmarks: the same reading and
 * mapping code, fed with the bytes of pages instead of a vendor.
 */
public final class TicketNormalizer {

    private static final ObjectMapper JSON = ContractJson.mapper();

    private final ZendeskSession session;

    /** @param pages gives the bytes of the page at a cursor; the first page's cursor is null */
    public TicketNormalizer(Function<String, byte[]> pages) {
        ZendeskApi api = (ZendeskApi) Proxy.newProxyInstance(ZendeskApi.class.getClassLoader(),
                new Class<?>[] { ZendeskApi.class },
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "tickets" -> JSON.readValue(pages.apply((String) arguments[1]), TicketPage.class);
                    case "customStatuses" -> JSON.readValue("{\"custom_statuses\":[]}", CustomStatuses.class);
                    case "users" -> JSON.readValue("{\"users\":[]}", UserPage.class);
                    default -> throw new IllegalStateException("the ticket stream does not call " + method.getName());
                });
        session = new ZendeskSession(URI.create("http://127.0.0.1"), api);
    }

    /** Reads and maps the page at a cursor; empty for the first one. */
    public Fetched.Page page(Optional<Cursor> cursor) {
        FetchContext context = new FetchContext("benchmark", cursor, Instant.parse("2025-01-01T00:00:00Z"), Optional.empty(),
                Instant.parse("2026-01-01T00:00:00Z"), Map.of());
        return (Fetched.Page) new TicketStream().fetch(session, context);
    }
}
