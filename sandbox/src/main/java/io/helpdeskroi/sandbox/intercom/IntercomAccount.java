package io.helpdeskroi.sandbox.intercom;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.sandbox.SandboxConfig;
import io.helpdeskroi.sandbox.control.RequestLog;
import io.helpdeskroi.sandbox.control.Vendor;
import io.vertx.core.http.HttpServerResponse;

/**
 * The app as the gate knows it: one access token, and one budget that is given out in windows of ten seconds.
 */
@ApplicationScoped
class IntercomAccount implements Vendor {

    private static final int VENDOR_LIMIT = 10_000;
    private static final int VENDOR_INCREMENTAL_LIMIT = 10;

    private final SandboxConfig config;
    private final RequestLog requests;

    IntercomAccount(SandboxConfig config, RequestLog requests) {
        this.config = config;
        this.requests = requests;
    }

    @Override
    public String name() {
        return "intercom";
    }

    @Override
    public boolean isGuarded(String path) {
        return true;
    }

    @Override
    public boolean admits(String authorization) {
        return ("Bearer " + config.intercomToken()).equals(authorization);
    }

    @Override
    public boolean affords(String path, HttpServerResponse response) {
        RequestLog.Budget budget = requests.takeOfTenSeconds("intercom-app", limit());
        response.putHeader("X-RateLimit-Limit", Integer.toString(budget.limit()))
                .putHeader("X-RateLimit-Remaining", Integer.toString(budget.remaining()))
                .putHeader("X-RateLimit-Reset", Long.toString(budget.resetsAt()));
        return budget.granted();
    }

    private int limit() {
        return config.intercomRateLimitPerMinute().orElseGet(
                () -> (int) Math.min(1_000_000, (long) VENDOR_LIMIT * config.rateLimitPerMinute() / VENDOR_INCREMENTAL_LIMIT));
    }

    @Override
    public Map<String, Object> unknown() {
        return ErrorList.body("unauthorized", "Access Token Invalid");
    }

    @Override
    public Map<String, Object> overLimit() {
        return ErrorList.body("rate_limit_exceeded", "Exceeded rate limit of " + (limit() + 5) / 6 + " in 10_seconds");
    }
}
