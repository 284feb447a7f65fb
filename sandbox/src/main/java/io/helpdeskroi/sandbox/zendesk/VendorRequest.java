package io.helpdeskroi.sandbox.zendesk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

import jakarta.enterprise.context.RequestScoped;

import io.helpdeskroi.sandbox.company.Company;
import io.helpdeskroi.sandbox.company.Mark;
import io.helpdeskroi.sandbox.control.FaultPlan;
import io.helpdeskroi.sandbox.control.RecordFaults;
import io.helpdeskroi.sandbox.control.SandboxClock;
import io.helpdeskroi.sandbox.control.Vanished;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/**
 * What all answers to one request have in common: the address to link to, how far the feeds are visible, and the faults
 * that distort the records or links.
 */
@RequestScoped
class VendorRequest {

    /** The last minute is withheld from every export. */
    private static final long HOLD_BACK = 60;

    private static final String VENDOR = "zendesk";
    private static final String TICKET = "ticket";

    private final RecordFaults faults;
    private final Vanished vanished;
    private final String address;
    private final long now;

    VendorRequest(CurrentVertxRequest current, SandboxClock clock, RecordFaults faults, Vanished vanished) {
        this.faults = faults;
        this.vanished = vanished;
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
        return (faults.is(FaultPlan.Kind.FOREIGN_LINK) ? "https://elsewhere.example/api/v2" : address) + pathAndQuery;
    }

    /** The cursor of the following page, given that of this one. */
    String nextCursor(String present, String following) {
        return faults.is(FaultPlan.Kind.LOOPING_CURSOR) && present != null ? present : following;
    }

    /** The records of a page under this root, as far as the faults let them be. */
    List<Object> records(String root, LongStream keys, LongFunction<Map<String, Object>> record) {
        String kind = root.substring(0, root.length() - 1);
        List<Object> records = new ArrayList<>();
        keys.forEach(key -> served(kind, record.apply(key)).ifPresent(records::add));
        return records;
    }

    /** The record as it is served, if the faults let it be at all. */
    Optional<Map<String, Object>> served(String kind, Map<String, Object> record) {
        return faults.hides(kind, String.valueOf(record.get("id"))) ? Optional.empty()
                : Optional.of(faults.served(kind, record, "created_at", "updated_at", "time", "timestamp", "expires_at"));
    }

    /** Whether the ticket of contact {@code k} is lost, or cut out of the feeds. */
    boolean lacksTicket(Company company, int k) {
        return faults.is(FaultPlan.Kind.CUT_RECORDS) && faults.cuts(TICKET, Mark.of(company.createdAt(k), k, 0))
                || lostTicket(k);
    }

    /** Whether the ticket of contact {@code k} is lost, so that it is not even counted. */
    boolean lostTicket(int k) {
        return !vanished.isEmpty() && vanished.holds(VENDOR, TICKET, Long.toString(Company.ticketId(k)));
    }
}
