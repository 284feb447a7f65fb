package io.helpdeskroi.connector.delivery;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.connection.ConnectionRepository;
import io.helpdeskroi.connector.connection.Vendors;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Problem;
import io.helpdeskroi.contract.Role;
import io.helpdeskroi.rest.ProblemException;
import io.smallrye.common.annotation.Blocking;

/**
 * Dead letters over REST.
 */
@Path("/api/v1/connections/{connection}/dead-letters")
@Blocking
class DeadLetterResource {

    private static final int PAGE = 100;

    private final ConnectionRepository connections;
    private final Vendors vendors;
    private final DeadLetters letters;
    private final Delivery delivery;

    DeadLetterResource(ConnectionRepository connections, Vendors vendors, DeadLetters letters, Delivery delivery) {
        this.connections = connections;
        this.vendors = vendors;
        this.letters = letters;
        this.delivery = delivery;
    }

    /** Letters, oldest first; {@code next} is the {@code after} of the next page. */
    record Page(List<DeadLetter> deadLetters, Long next) {
    }

    /** What became of a retried letter. */
    record Retried(boolean delivered, DeadLetter deadLetter) {
    }

    @GET
    @RolesAllowed({ Role.ADMIN, Role.AUDITOR })
    public Page list(String connection, @QueryParam("after") @DefaultValue("0") long after) {
        connections.require(connection);
        List<DeadLetter> page = letters.page(connection, after, PAGE);
        return new Page(page, page.size() < PAGE ? null : page.get(PAGE - 1).id());
    }

    @POST
    @Path("/{letter}/retry")
    @RolesAllowed(Role.ADMIN)
    public Retried retry(String connection, long letter) {
        Connection of = connections.require(connection);
        DeadLetter dead = require(connection, letter);
        if (!dead.retryable()) {
            throw ProblemException.conflict("a malformed row cannot be delivered: it is read again when the vendor changes "
                    + "it, or can be discarded");
        }
        Delivered delivered = deliver(of, dead, letters.record(dead));
        if (delivered.rejections().isEmpty()) {
            letters.remove(connection, letter);
            return new Retried(true, null);
        }
        letters.refusedAgain(connection, dead.stream(), delivered.rejections().get(0));
        return new Retried(false, require(connection, letter));
    }

    @POST
    @Path("/{letter}/discard")
    @RolesAllowed(Role.ADMIN)
    public void discard(String connection, long letter) {
        connections.require(connection);
        require(connection, letter);
        letters.remove(connection, letter);
    }

    private Delivered deliver(Connection connection, DeadLetter letter, FactRecord record) {
        try {
            return delivery.deliver(vendors.source(connection), letter.stream(), Optional.empty(), List.of(record),
                    pause -> false);
        } catch (DeliveryFailure failure) {
            throw new ProblemException(Problem.of(503, "metrics-service-away", "The metrics service did not take it",
                    failure.getMessage() + "; the dead letter is kept"));
        }
    }

    private DeadLetter require(String connection, long letter) {
        return letters.find(connection, letter)
                .orElseThrow(() -> ProblemException.notFound("dead letter", Long.toString(letter)));
    }
}
