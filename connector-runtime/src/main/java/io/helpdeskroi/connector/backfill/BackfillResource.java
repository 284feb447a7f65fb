package io.helpdeskroi.connector.backfill;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.connection.ConnectionRepository;
import io.helpdeskroi.connector.spi.InvalidSettings;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.contract.Period;
import io.helpdeskroi.contract.Role;
import io.smallrye.common.annotation.Blocking;

/**
 * Back-fills of a connection over REST.
 */
@Path("/api/v1/connections/{connection}/backfills")
@Blocking
class BackfillResource {

    private static final int PAGE = 50;

    private final ConnectionRepository connections;
    private final BackfillRules rules;
    private final Rewalks rewalks;
    private final Estimator estimator;
    private final Backfills backfills;

    BackfillResource(ConnectionRepository connections, BackfillRules rules, Rewalks rewalks, Estimator estimator,
            Backfills backfills) {
        this.connections = connections;
        this.rules = rules;
        this.rewalks = rewalks;
        this.estimator = estimator;
        this.backfills = backfills;
    }

    /** Back-fills, newest first; {@code next} is the {@code before} of the next page. */
    record Page(List<BackfillView> backfills, Long next) {
    }

    /** What one would take. */
    record Estimated(Estimate estimate) {
    }

    @POST
    @RolesAllowed(Role.ADMIN)
    public Response request(String connection, BackfillRequest request) {
        Connection of = connections.require(connection);
        if (request == null) {
            throw new InvalidSettings("body", "is missing", "a back-fill as JSON");
        }
        Backfills.Wanted wanted = wanted(of, request);
        if (request.estimateOnly()) {
            return Response.ok(new Estimated(wanted.estimate())).build();
        }
        BackfillView made = BackfillView.of(backfills.request(wanted));
        return Response.created(URI.create("/api/v1/connections/" + of.id() + "/backfills/" + made.id())).entity(made).build();
    }

    @GET
    @RolesAllowed({ Role.ADMIN, Role.AUDITOR })
    public Page list(String connection, @QueryParam("before") @DefaultValue("9223372036854775807") long before) {
        connections.require(connection);
        List<BackfillView> page = backfills.page(connection, before, PAGE).stream().map(BackfillView::of).toList();
        return new Page(page, page.size() < PAGE ? null : page.get(PAGE - 1).id());
    }

    @GET
    @Path("/{backfill}")
    @RolesAllowed({ Role.ADMIN, Role.AUDITOR })
    public BackfillView get(String connection, long backfill) {
        connections.require(connection);
        return BackfillView.of(backfills.require(connection, backfill));
    }

    @POST
    @Path("/{backfill}/cancel")
    @RolesAllowed(Role.ADMIN)
    public BackfillView cancel(String connection, long backfill) {
        connections.require(connection);
        return BackfillView.of(backfills.cancel(connection, backfill));
    }

    private Backfills.Wanted wanted(Connection of, BackfillRequest request) {
        List<StreamDescriptor> streams = rules.streams(of, request.streams());
        Optional<String> reason = rules.reason(request);
        return switch (request.kind()) {
            case BACKFILL -> {
                Period range = rules.range(request);
                yield new Backfills.Wanted(of.id(), request.kind(), range, reason, estimator.estimate(of, streams, range),
                        Map.of());
            }
            case REWALK -> {
                boolean given = request.from() != null || request.to() != null;
                Rewalks.Sample sample = rewalks.requireSample(of, streams,
                        given ? Optional.of(rules.range(request)) : Optional.empty());
                yield new Backfills.Wanted(of.id(), request.kind(), sample.range(), reason,
                        estimator.estimate(of, sample.streams(), sample.range()), sample.liveMarks());
            }
        };
    }
}
