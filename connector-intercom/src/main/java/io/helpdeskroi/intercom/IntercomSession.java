package io.helpdeskroi.intercom;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;

import io.helpdeskroi.connector.rows.BadField;
import io.helpdeskroi.connector.spi.VendorFailure;

/**
 * A session with one workspace: its API, and what of its reference data mappers need while it lasts.
 */
final class IntercomSession {

    /** Objects that are read at a time; the request budget decides how fast. */
    private static final int LANES = 6;

    private final IntercomSettings settings;
    private final IntercomApi api;
    private final ExecutorService readers;
    private Staff staff;
    private Boolean ticketsAmongConversations;

    IntercomSession(IntercomSettings settings, IntercomApi api, ExecutorService readers) {
        this.settings = settings;
        this.api = api;
        this.readers = readers;
    }

    IntercomApi api() {
        return api;
    }

    URI base() {
        return settings.base();
    }

    /** Which admins are bots; asked for once. */
    synchronized Staff staff() {
        if (staff == null) {
            try {
                staff = Staff.of(api.admins().rows());
            } catch (VendorFailure.Forbidden | VendorFailure.Gone none) {
                staff = Staff.UNKNOWN;
            }
        }
        return staff;
    }

    /** @throws VendorFailure.Protocol where the workspace lives in another region than configured */
    void requireRegion() {
        IntercomApi.App app = api.me().app();
        Optional<String> lives = Optional.ofNullable(app).map(IntercomApi.App::region)
                .map(region -> region.toLowerCase(Locale.ROOT))
                .filter(region -> region.matches(IntercomSettings.REGION_PATTERN));
        if (settings.region().isPresent() && lives.isPresent() && !settings.region().equals(lives)) {
            throw new VendorFailure.Protocol("the workspace lives in the region " + lives.get()
                    + ", but the connection is configured for " + settings.region().get() + "; set region to " + lives.get(),
                    null);
        }
    }

    /** Whether a search for conversations gives tickets too, as it does for tokens that may read them; asked for once. */
    synchronized boolean ticketsAmongConversations() {
        if (ticketsAmongConversations == null) {
            try {
                List<JsonNode> tickets = api.tickets(Search.between("created_at", 1, null, 1, null)).rows();
                ticketsAmongConversations = !tickets.isEmpty()
                        && !api.conversations(Search.id(tickets.get(0).path("id").asText())).rows().isEmpty();
            } catch (VendorFailure.Forbidden | VendorFailure.Gone noTickets) {
                ticketsAmongConversations = false;
            }
        }
        return ticketsAmongConversations;
    }

    /**
     * Objects by id, read a few at a time; empty for one that is gone. One that the vendor refuses to give is the fault of its
     * row, which says so when it is mapped; if it refuses all of them, it is not their fault.
     *
     * @throws VendorFailure.Protocol where all of several are refused
     */
    Map<String, Supplier<Optional<JsonNode>>> read(List<String> ids, Function<String, JsonNode> request) {
        Map<String, Supplier<Optional<JsonNode>>> objects = new LinkedHashMap<>();
        List<VendorFailure.Protocol> refusals = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += LANES) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + LANES));
            List<Callable<Optional<JsonNode>>> calls = new ArrayList<>();
            some.forEach(id -> calls.add(() -> object(id, request)));
            List<Future<Optional<JsonNode>>> answers = all(calls);
            for (int i = 0; i < some.size(); i++) {
                objects.put(some.get(i), object(answers.get(i), refusals));
            }
        }
        if (refusals.size() > 1 && refusals.size() == ids.size()) {
            throw refusals.get(0);
        }
        return objects;
    }

    private static Supplier<Optional<JsonNode>> object(Future<Optional<JsonNode>> answer,
            List<VendorFailure.Protocol> refusals) {
        try {
            Optional<JsonNode> object = answer(answer);
            return () -> object;
        } catch (VendorFailure.Protocol refusal) {
            refusals.add(refusal);
            return () -> {
                throw new BadField("row", "cannot be read by itself: " + refusal.getMessage());
            };
        }
    }

    private static Optional<JsonNode> object(String id, Function<String, JsonNode> request) {
        try {
            return Optional.of(request.apply(id));
        } catch (VendorFailure.Gone gone) {
            return Optional.empty();
        }
    }

    private List<Future<Optional<JsonNode>>> all(List<Callable<Optional<JsonNode>>> calls) {
        try {
            return readers.invokeAll(calls);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new VendorFailure.Transient("stopped while reading", stopped);
        }
    }

    private static Optional<JsonNode> answer(Future<Optional<JsonNode>> answer) {
        try {
            return answer.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new VendorFailure.Transient("stopped while reading", stopped);
        }
    }
}
