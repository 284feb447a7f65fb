package io.helpdeskroi.sandbox.zendesk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

import jakarta.enterprise.context.RequestScoped;

import io.helpdeskroi.sandbox.control.FaultPlan;
import io.helpdeskroi.sandbox.control.Faults;
import io.helpdeskroi.sandbox.control.SandboxClock;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/**
 * What all answers to one request have in common: the address to link to, how far the feeds are visible, and the fault
 * that distorts the records or links.
 */
@RequestScoped
class VendorRequest {

    /** The last minute is withheld from every export. */
    private static final long HOLD_BACK = 60;

    private final Faults faults;
    private final Optional<FaultPlan.Fault> fault;
    private final String address;
    private final long now;

    VendorRequest(CurrentVertxRequest current, SandboxClock clock, Faults faults) {
        this.faults = faults;
        this.fault = Optional.ofNullable(current.getCurrent().get(Gate.FAULT));
        this.address = "http://" + current.getCurrent().request().authority() + "/zendesk/api/v2";
        this.now = clock.epochSecond();
    }

    /** The vendor's time in epoch seconds. */
    long now() {
        return now;
    }

    /** Exports show what happened up to and including this epoch second. */
    long visible() {
        return now - HOLD_BACK;
    }

    boolean tooRecent(long startTime) {
        return startTime > visible();
    }

    /** Base address of the API, as the records' own addresses have it. */
    String url() {
        return address;
    }

    /** Address of a following page. */
    String next(String pathAndQuery) {
        return (is(FaultPlan.Kind.FOREIGN_LINK) ? "https://elsewhere.example/api/v2" : address) + pathAndQuery;
    }

    /** The cursor of the following page, given that of this one. */
    String nextCursor(String present, String following) {
        return is(FaultPlan.Kind.LOOPING_CURSOR) && present != null ? present : following;
    }

    /** The records of a page, as far as the fault lets them be. */
    List<Object> records(LongStream keys, LongFunction<Map<String, Object>> record) {
        List<Object> records = new ArrayList<>();
        keys.forEach(key -> {
            boolean struck = fault.isPresent() && faults.strikesRecord(fault.get(), key);
            if (struck && is(FaultPlan.Kind.MALFORMED_RECORD)) {
                records.add(Json.object("id", null, "created_at", "yesterday", "status", Json.object("of", "what")));
            } else if (!struck || !is(FaultPlan.Kind.HIDDEN_RECORDS)) {
                records.add(record.apply(key));
            }
        });
        return records;
    }

    private boolean is(FaultPlan.Kind kind) {
        return fault.isPresent() && fault.get().kind() == kind;
    }
}
