package io.helpdeskroi.sandbox.control;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/**
 * What every vendor request passes before it is answered: the count, the fault asked for, the credentials, the budgets. A
 * request counts when it arrives, whatever becomes of it; only one that is refused spends nothing.
 */
@ApplicationScoped
class Gate {

    /** Where the faults that distort an answer travel to the resource. */
    static final String FAULTS = "sandbox.faults";

    private final Instance<Vendor> vendors;
    private final Faults faults;
    private final RequestLog requests;

    Gate(@Any Instance<Vendor> vendors, Faults faults, RequestLog requests) {
        this.vendors = vendors;
        this.faults = faults;
        this.requests = requests;
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, 100);
    }

    /** The first segment of a path. */
    static String vendorOf(String path) {
        int end = path.indexOf('/', 1);
        return end < 0 ? path.substring(Math.min(1, path.length())) : path.substring(1, end);
    }

    private void pass(RoutingContext context) {
        String path = path(context);
        Optional<Vendor> vendor = vendors.stream().filter(candidate -> candidate.name().equals(vendorOf(path))).findFirst();
        if (vendor.isEmpty()) {
            context.next();
            return;
        }
        requests.count(path.replaceAll("/(?:[0-9]+|[0-9a-f]{24})(?=/|$)", "/{id}"));
        Faults.Strike strike = faults.strike(path);
        context.put(FAULTS, strike.answer());
        if (strike.request().isPresent() && refuses(context, vendor.get(), strike.request().get())) {
            return;
        }
        if (vendor.get().isGuarded(path) && !passes(context, vendor.get(), path)) {
            return;
        }
        if (strike.request().isPresent()) {
            misbehave(context, strike.request().get());
        } else {
            context.next();
        }
    }

    private static String path(RoutingContext context) {
        String path = context.normalizedPath();
        return path.endsWith(".json") ? path.substring(0, path.length() - 5) : path;
    }

    private static boolean passes(RoutingContext context, Vendor vendor, String path) {
        if (!vendor.admits(context.request().getHeader("Authorization"))) {
            answer(context, 401, vendor.unknown());
            return false;
        }
        if (!vendor.affords(path, context.response())) {
            answer(context, 429, vendor.overLimit());
            return false;
        }
        return true;
    }

    /** Whether the fault refuses the request. */
    private static boolean refuses(RoutingContext context, Vendor vendor, FaultPlan.Fault fault) {
        if (fault.kind() == FaultPlan.Kind.RATE_LIMIT) {
            if (fault.retryAfter() != null) {
                context.response().putHeader("Retry-After", fault.retryAfter().toString());
            }
            answer(context, 429, vendor.overLimit());
            return true;
        }
        if (fault.kind() == FaultPlan.Kind.UNAUTHORIZED) {
            answer(context, 401, vendor.unknown());
            return true;
        }
        return false;
    }

    private static void misbehave(RoutingContext context, FaultPlan.Fault fault) {
        switch (fault.kind()) {
            case SERVER_ERROR -> context.response().setStatusCode(500).putHeader("Content-Type", "text/html")
                    .end("<html><body><h1>Something went wrong</h1></body></html>");
            case TIMEOUT -> context.response().setStatusCode(504).putHeader("Content-Type", "text/plain")
                    .end("upstream request timeout");
            case RESET -> context.request().connection().close();
            case TRUNCATED -> truncate(context);
            case SLOW -> {
                // The body waits with the request, or it would be gone when somebody reads it.
                context.request().pause();
                context.vertx().setTimer(Math.max(1, fault.delayMs()), timer -> {
                    context.request().resume();
                    context.next();
                });
            }
            case RATE_LIMIT, UNAUTHORIZED, MALFORMED_RECORD, FOREIGN_LINK, LOOPING_CURSOR, HIDDEN_RECORDS, CUT_RECORDS ->
                context.next();
        }
    }

    private static void truncate(RoutingContext context) {
        Buffer half = Buffer.buffer("{\"records\":[{\"id\":501,\"status\":\"solved\",\"subject\":\"cut in the mid");
        context.response().setStatusCode(200).putHeader("Content-Type", "application/json")
                .putHeader("Content-Length", "48211").write(half)
                .onComplete(written -> context.request().connection().close());
    }

    private static void answer(RoutingContext context, int status, Map<String, Object> body) {
        context.response().setStatusCode(status).putHeader("Content-Type", "application/json; charset=utf-8")
                .end(Buffer.buffer(new String(Json.bytes(body), StandardCharsets.UTF_8)));
    }
}
