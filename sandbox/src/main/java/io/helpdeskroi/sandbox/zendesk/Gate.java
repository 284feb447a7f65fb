package io.helpdeskroi.sandbox.zendesk;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.helpdeskroi.sandbox.SandboxConfig;
import io.helpdeskroi.sandbox.control.FaultPlan;
import io.helpdeskroi.sandbox.control.Faults;
import io.helpdeskroi.sandbox.control.RequestLog;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * What every vendor request passes before it is answered: the count, the fault asked for, the credentials, the budgets.
 */
@ApplicationScoped
class Gate {

    /** Where the fault that strikes the records of an answer travels to the resource. */
    static final String FAULT = "sandbox.fault";

    private static final String API = "/zendesk/api/";

    private final SandboxConfig config;
    private final Tokens tokens;
    private final Faults faults;
    private final RequestLog requests;

    Gate(SandboxConfig config, Tokens tokens, Faults faults, RequestLog requests) {
        this.config = config;
        this.tokens = tokens;
        this.faults = faults;
        this.requests = requests;
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, 100);
    }

    private void pass(RoutingContext context) {
        String path = path(context);
        if (!path.startsWith("/zendesk/")) {
            context.next();
            return;
        }
        requests.count(path.replaceAll("/[0-9]+(?=/|$)", "/{id}"));
        Optional<FaultPlan.Fault> fault = faults.strike(path);
        if (fault.isPresent() && strike(context, fault.get())) {
            return;
        }
        if (!path.startsWith(API) || admitted(context) && spent(context, path)) {
            context.next();
        }
    }

    private static String path(RoutingContext context) {
        String path = context.normalizedPath();
        return path.endsWith(".json") ? path.substring(0, path.length() - 5) : path;
    }

    private boolean admitted(RoutingContext context) {
        if (tokens.accepts(context.request().getHeader("Authorization"))) {
            return true;
        }
        answer(context, 401, Json.object("error", "Couldn't authenticate you"));
        return false;
    }

    private boolean spent(RoutingContext context, String path) {
        for (Buckets.Bucket bucket : Buckets.of(path)) {
            RequestLog.Budget budget = requests.take(Buckets.shared(bucket),
                    Buckets.scaled(bucket, config.rateLimitPerMinute()));
            HttpServerResponse response = context.response();
            if (bucket.name().equals("account")) {
                response.putHeader("X-Rate-Limit", Integer.toString(budget.limit()))
                        .putHeader("X-Rate-Limit-Remaining", Integer.toString(budget.remaining()))
                        .putHeader("ratelimit-limit", Integer.toString(budget.limit()))
                        .putHeader("ratelimit-remaining", Integer.toString(budget.remaining()))
                        .putHeader("ratelimit-reset", Integer.toString(budget.resetsInSeconds()));
            } else if (!path.contains("metric_events") && !path.contains("/voice/")) {
                response.putHeader("zendesk-ratelimit-" + bucket.name(), "total=" + budget.limit() + "; remaining="
                        + budget.remaining() + "; resets=" + budget.resetsInSeconds());
            }
            if (!budget.granted()) {
                response.putHeader("Retry-After", Integer.toString(budget.resetsInSeconds()));
                answer(context, 429, Json.object("error", "APIRateLimitExceeded", "description",
                        "Number of allowed API requests per minute exceeded"));
                return false;
            }
        }
        return true;
    }

    /** Whether the fault ends the request here. */
    private boolean strike(RoutingContext context, FaultPlan.Fault fault) {
        switch (fault.kind()) {
            case RATE_LIMIT -> {
                if (fault.retryAfter() != null) {
                    context.response().putHeader("Retry-After", fault.retryAfter().toString());
                }
                answer(context, 429, Json.object("error", "APIRateLimitExceeded", "description", "Number of allowed API "
                        + "requests per minute exceeded"));
            }
            case SERVER_ERROR -> context.response().setStatusCode(500).putHeader("Content-Type", "text/html")
                    .end("<html><body><h1>Something went wrong</h1></body></html>");
            case TIMEOUT -> context.response().setStatusCode(504).putHeader("Content-Type", "text/plain")
                    .end("upstream request timeout");
            case UNAUTHORIZED -> answer(context, 401, Json.object("error", "Couldn't authenticate you"));
            case RESET -> context.request().connection().close();
            case TRUNCATED -> truncate(context);
            case SLOW -> {
                context.vertx().setTimer(Math.max(1, fault.delayMs()), timer -> {
                    if (!path(context).startsWith(API) || admitted(context) && spent(context, path(context))) {
                        context.next();
                    }
                });
            }
            case MALFORMED_RECORD, FOREIGN_LINK, LOOPING_CURSOR, HIDDEN_RECORDS -> {
                context.put(FAULT, fault);
                return false;
            }
        }
        return true;
    }

    private static void truncate(RoutingContext context) {
        Buffer half = Buffer.buffer("{\"tickets\":[{\"id\":501,\"status\":\"solved\",\"subject\":\"cut in the mid");
        context.response().setStatusCode(200).putHeader("Content-Type", "application/json")
                .putHeader("Content-Length", "48211").write(half)
                .onComplete(written -> context.request().connection().close());
    }

    private static void answer(RoutingContext context, int status, Map<String, Object> body) {
        context.response().setStatusCode(status).putHeader("Content-Type", "application/json; charset=utf-8")
                .end(Buffer.buffer(new String(Json.bytes(body), StandardCharsets.UTF_8)));
    }
}
