package io.helpdeskroi.sandbox.zendesk;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.sandbox.SandboxConfig;
import io.helpdeskroi.sandbox.control.Json;
import io.helpdeskroi.sandbox.control.RequestLog;
import io.helpdeskroi.sandbox.control.Vendor;
import io.vertx.core.http.HttpServerResponse;

/**
 * The account as the gate knows it: its tokens, and budgets by the minute.
 */
@ApplicationScoped
class ZendeskAccount implements Vendor {

    private final SandboxConfig config;
    private final Tokens tokens;
    private final RequestLog requests;

    ZendeskAccount(SandboxConfig config, Tokens tokens, RequestLog requests) {
        this.config = config;
        this.tokens = tokens;
        this.requests = requests;
    }

    @Override
    public String name() {
        return "zendesk";
    }

    @Override
    public boolean isGuarded(String path) {
        return path.startsWith("/zendesk/api/");
    }

    @Override
    public boolean admits(String authorization) {
        return tokens.accepts(authorization);
    }

    @Override
    public boolean affords(String path, HttpServerResponse response) {
        for (Buckets.Bucket bucket : Buckets.of(path)) {
            RequestLog.Budget budget = requests.take(Buckets.shared(bucket),
                    Buckets.scaled(bucket, config.rateLimitPerMinute()));
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
                return false;
            }
        }
        return true;
    }

    @Override
    public Map<String, Object> unknown() {
        return Json.object("error", "Couldn't authenticate you");
    }

    @Override
    public Map<String, Object> overLimit() {
        return Json.object("error", "APIRateLimitExceeded", "description",
                "Number of allowed API requests per minute exceeded");
    }
}
