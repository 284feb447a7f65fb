package io.helpdeskroi.intercom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;

import io.helpdeskroi.connector.rows.BadField;
import io.helpdeskroi.connector.spi.VendorFailure;

/**
 * Reads the objects of a page by themselves, a few at a time. A page needs as many requests as it has objects, so one of
 * them fails often where the vendor falters: what has been read is kept until the page is complete, and the next attempt
 * asks for the rest only.
 */
final class SingleObjects {

    /** Objects that are read at a time; the request budget decides how fast. */
    private static final int LANES = 6;
    /** After so many passing faults in a page the vendor is left alone; until then the others are read. */
    private static final int TOLERATED_FAULTS = 3;

    private final ExecutorService readers;
    private final Map<Wanted, Optional<JsonNode>> kept = new ConcurrentHashMap<>();

    SingleObjects(ExecutorService readers) {
        this.readers = readers;
    }

    /**
     * An object to read.
     *
     * @param kind what it is, since ids of different kinds may be equal
     * @param changed its last change as the page tells it: what was read for an earlier one is of no use
     */
    record Wanted(String kind, String id, String changed) {

        static Wanted of(String kind, JsonNode row) {
            return new Wanted(kind, Field.text(row.path("id")), row.path("updated_at").asText());
        }
    }

    /**
     * The objects by id; empty for one that is gone. One that the vendor refuses to give is the fault of its row, which says
     * so when it is mapped; if it refuses all of them, it is not their fault.
     *
     * @throws VendorFailure.Protocol where all of several are refused
     * @throws VendorFailure another failure, classified; what could be read is kept for the next attempt
     */
    Map<String, Supplier<Optional<JsonNode>>> read(List<Wanted> wanted, Function<String, JsonNode> request) {
        Map<String, Supplier<Optional<JsonNode>>> objects = new LinkedHashMap<>();
        List<VendorFailure.Protocol> refusals = new ArrayList<>();
        List<VendorFailure.Transient> faults = new ArrayList<>();
        for (int from = 0; from < wanted.size() && faults.size() < TOLERATED_FAULTS; from += LANES) {
            List<Wanted> some = wanted.subList(from, Math.min(wanted.size(), from + LANES));
            List<Callable<Optional<JsonNode>>> calls = new ArrayList<>();
            some.forEach(object -> calls.add(() -> object(object, request)));
            List<Future<Optional<JsonNode>>> answers = all(calls);
            for (int i = 0; i < some.size(); i++) {
                try {
                    objects.put(some.get(i).id(), object(answers.get(i), refusals));
                } catch (VendorFailure.Transient fault) {
                    faults.add(fault);
                }
            }
        }
        if (!faults.isEmpty()) {
            throw faults.get(0);
        }
        wanted.forEach(kept::remove);
        if (refusals.size() > 1 && refusals.size() == wanted.size()) {
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

    private Optional<JsonNode> object(Wanted wanted, Function<String, JsonNode> request) {
        Optional<JsonNode> known = kept.get(wanted);
        if (known != null) {
            return known;
        }
        Optional<JsonNode> read;
        try {
            read = Optional.of(request.apply(wanted.id()));
        } catch (VendorFailure.Gone gone) {
            read = Optional.empty();
        }
        kept.put(wanted, read);
        return read;
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
