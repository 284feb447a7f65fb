package io.helpdeskroi.sandbox.control;

import java.time.Instant;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import io.helpdeskroi.rest.ProblemException;

/**
 * Steers the sandbox: clock, faults, request log. Without credentials, as it is a stand-in bound to the local machine.
 */
@Path("/sandbox")
@PermitAll
public class ControlResource {

    private final SandboxClock clock;
    private final Faults faults;
    private final RequestLog requests;

    ControlResource(SandboxClock clock, Faults faults, RequestLog requests) {
        this.clock = clock;
        this.faults = faults;
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
