package io.helpdeskroi.sandbox.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import io.helpdeskroi.rest.ProblemException;

/**
 * Steers the sandbox: clock, faults, silent losses, request log. Without credentials, as it is a stand-in bound to the local
 * machine.
 */
@Path("/sandbox")
@PermitAll
public class ControlResource {

    private final SandboxClock clock;
    private final Faults faults;
    private final Cuts cuts;
    private final Vanished vanished;
    private final RequestLog requests;

    ControlResource(SandboxClock clock, Faults faults, Cuts cuts, Vanished vanished, RequestLog requests) {
        this.clock = clock;
        this.faults = faults;
        this.cuts = cuts;
        this.vanished = vanished;
        this.requests = requests;
    }

    /** The vendors' time, and whether somebody set it. */
    public record ClockFace(Instant now, Boolean frozen) {
    }

    @GET
    @Path("/clock")
    public ClockFace clock() {
        return new ClockFace(clock.now(), clock.isSet());
    }

    @PUT
    @Path("/clock")
    public ClockFace setClock(ClockFace face) {
        if (face == null || face.now() == null) {
            throw ProblemException.field("now", "is missing", "an ISO 8601 instant");
        }
        clock.set(Optional.of(face.now()));
        return clock();
    }

    @DELETE
    @Path("/clock")
    public ClockFace freeClock() {
        clock.set(Optional.empty());
        return clock();
    }

    @GET
    @Path("/faults")
    public FaultPlan faults() {
        return faults.plan();
    }

    @PUT
    @Path("/faults")
    public FaultPlan misbehave(FaultPlan plan) {
        faults.plan(plan == null ? FaultPlan.NONE : plan);
        return faults.plan();
    }

    @DELETE
    @Path("/faults")
    public FaultPlan behave() {
        faults.plan(FaultPlan.NONE);
        return faults.plan();
    }

    /** The records that were served malformed since the plan was set. */
    public record StruckRecords(List<Faults.Struck> records) {
    }

    @GET
    @Path("/faults/struck")
    public StruckRecords struck() {
        return new StruckRecords(faults.struck());
    }

    /** How many records the plan's cuts leave out. */
    public record HiddenRecords(List<Cuts.Hidden> records) {
    }

    @GET
    @Path("/faults/hidden")
    public HiddenRecords hidden() {
        return new HiddenRecords(cuts.hidden(faults.plan()));
    }

    /** Objects to lose without a word. */
    public record Deletions(String vendor, String kind, List<String> ids) {
    }

    /** Objects lost without a word. */
    public record Losses(List<Vanished.Thing> objects) {
    }

    @GET
    @Path("/deletions")
    public Losses deletions() {
        return new Losses(vanished.all());
    }

    @PUT
    @Path("/deletions")
    public Losses delete(Deletions deletions) {
        if (deletions == null || deletions.vendor() == null || deletions.kind() == null || deletions.ids() == null) {
            throw ProblemException.field("ids", "is missing", "vendor, kind and the ids of what is to vanish");
        }
        vanished.add(deletions.ids().stream()
                .map(id -> new Vanished.Thing(deletions.vendor(), deletions.kind(), id)).toList());
        return deletions();
    }

    @DELETE
    @Path("/deletions")
    public Losses restore() {
        vanished.clear();
        return deletions();
    }

    @GET
    @Path("/requests")
    public RequestLog.Report requests() {
        return requests.report();
    }

    @DELETE
    @Path("/requests")
    public RequestLog.Report forgetRequests() {
        requests.clear();
        return requests.report();
    }
}
