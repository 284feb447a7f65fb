package io.helpdeskroi.sandbox.intercom;

import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;

import io.helpdeskroi.sandbox.company.DeskChronicle;
import io.helpdeskroi.sandbox.company.Mark;
import io.helpdeskroi.sandbox.control.FaultPlan;
import io.helpdeskroi.sandbox.control.RecordFaults;
import io.helpdeskroi.sandbox.control.SandboxClock;
import io.helpdeskroi.sandbox.control.Vanished;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/**
 * What all answers to one request have in common: the version asked for, the time, how far searches see, and the faults that
 * distort records and links.
 */
@RequestScoped
class WorkspaceRequest {

    static final String CONVERSATION = "conversation";
    static final String TICKET = "ticket";

    /** What changes shows in searches only so many seconds later. */
    private static final long INDEX_DELAY = 30;
    private static final String VENDOR = "intercom";

    private final RecordFaults faults;
    private final Vanished vanished;
    private final Version version;
    private final String address;
    private final long now;

    WorkspaceRequest(CurrentVertxRequest current, SandboxClock clock, RecordFaults faults, Vanished vanished) {
        this.faults = faults;
        this.vanished = vanished;
        this.version = Version.of(current.getCurrent().request().getHeader(VersionFilter.HEADER)).orElseThrow();
        this.address = "http://" + current.getCurrent().request().authority() + "/intercom";
        this.now = clock.epochSecond();
    }

    Version version() {
        return version;
    }

    /** The vendor's time in epoch seconds. */
    long now() {
        return now;
    }

    /** Searches show what happened up to and including this epoch second. */
    long searchable() {
        return now - INDEX_DELAY;
    }

    /** Address of a following page of a list with page numbers. */
    String next(String pathAndQuery) {
        return (faults.is(FaultPlan.Kind.FOREIGN_LINK) ? "https://elsewhere.example" : address) + pathAndQuery;
    }

    /** The cursor of the following page, given that of this one. */
    String nextCursor(Optional<String> present, String following) {
        return faults.is(FaultPlan.Kind.LOOPING_CURSOR) ? present.orElse(following) : following;
    }

    /** Whether the object is lost, so that it is not even counted. */
    boolean lost(String kind, long id) {
        return !vanished.isEmpty() && vanished.holds(VENDOR, kind, Long.toString(id));
    }

    /** Whether nothing at all is lost. */
    boolean isComplete() {
        return vanished.isEmpty();
    }

    /** Whether the conversation, or the ticket, with this creation is cut out of lists and reads. */
    boolean cut(String kind, long createdAt, int j) {
        return faults.cuts(kind, Mark.of(createdAt, j, kind.equals(TICKET) ? DeskChronicle.TICKET : 0));
    }

    /** The record as it is served, if the faults let it be at all. */
    Optional<Map<String, Object>> served(String kind, Map<String, Object> record) {
        if (faults.hides(kind, String.valueOf(record.get("id")))) {
            return Optional.empty();
        }
        // The time of change stays: it leads readers from page to page.
        boolean walked = kind.equals(CONVERSATION) || kind.equals(TICKET);
        return Optional.of(walked ? faults.served(kind, record, "created_at", "state")
                : faults.served(kind, record, "created_at", "updated_at"));
    }
}
