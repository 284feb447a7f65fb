package io.helpdeskroi.rest;

import java.security.Principal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

import io.helpdeskroi.contract.Problem;

/**
 * Limits each caller to a steady rate with a burst, so that one client in a loop does not take the service from the
 * others. A caller is the name in the token; whoever has none shares one allowance.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 10)
class RateLimitFilter implements ContainerRequestFilter {

    /** Callers remembered; the one unseen for longest is forgotten first, with a full allowance should it return. */
    private static final int CALLERS = 10_000;

    /** Asked for at each request: filters are made before the runtime configuration is there. */
    private final Instance<RequestRate> rate;
    private final Clock clock;
    private final Map<String, Allowance> allowances = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Allowance> eldest) {
            return size() > CALLERS;
        }
    };

    RateLimitFilter(Instance<RequestRate> rate, Clock clock) {
        this.rate = rate;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        RequestRate allowed = rate.get();
        if (allowed.perSecond() > 0 && !take(caller(request), allowed)) {
            request.abortWith(Response.status(429).type(Problem.MEDIA_TYPE).header(HttpHeaders.RETRY_AFTER, 1)
                    .entity(Problem.of(429, "too-many-requests", "Too many requests",
                            "a caller may send " + allowed.perSecond() + " requests a second; try again in a second"))
                    .build());
        }
    }

    private static String caller(ContainerRequestContext request) {
        Principal principal = request.getSecurityContext().getUserPrincipal();
        return principal == null || principal.getName() == null ? "" : principal.getName();
    }

    private boolean take(String caller, RequestRate allowed) {
        synchronized (allowances) {
            return allowances.computeIfAbsent(caller, name -> new Allowance(allowed.burst(), clock.millis())).take(allowed);
        }
    }

    private final class Allowance {
        private double requests;
        private long refilledAt;

        private Allowance(double requests, long refilledAt) {
            this.requests = requests;
            this.refilledAt = refilledAt;
        }

        private boolean take(RequestRate allowed) {
            long now = clock.millis();
            requests = Math.min(allowed.burst(), requests + Math.max(0, now - refilledAt) / 1_000.0 * allowed.perSecond());
            refilledAt = now;
            if (requests < 1) {
                return false;
            }
            requests--;
            return true;
        }
    }
}
