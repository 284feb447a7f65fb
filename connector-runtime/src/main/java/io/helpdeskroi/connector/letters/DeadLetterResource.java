package io.helpdeskroi.connector.letters;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.connection.ConnectionRepository;
import io.helpdeskroi.connector.delivery.DeadLetter;
import io.helpdeskroi.connector.delivery.DeadLetters;
import io.helpdeskroi.connector.delivery.DeliveryFailure;
import io.helpdeskroi.connector.spi.VendorFailure;
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
    private final DeadLetters letters;
    private final LetterDesk desk;
    private final LetterSettlement settlement;

    DeadLetterResource(ConnectionRepository connections, DeadLetters letters, LetterDesk desk, LetterSettlement settlement) {
        this.connections = connections;
        this.letters = letters;
        this.desk = desk;
        this.settlement = settlement;
    }

    /** Letters, oldest first; {@code next} is the {@code after} of the next page. */
    record Page(List<LetterView> deadLetters, Long next) {
    }

    /** A letter, and whether {@code retry} can do something for it. */
    record LetterView(@JsonUnwrapped DeadLetter letter, boolean retryable) {
    }

    /** What became of a retried letter; a letter that is gone had nothing to deliver any more. */
    record Retried(boolean delivered, boolean gone, LetterView deadLetter) {
    }

    /**
     * Which letters to retry.
     *
     * @param stream only those of this stream; absent: all
     * @param after only those behind this one; absent: all
     */
    record Wanted(String stream, Long after) {
    }

    @GET
    @RolesAllowed({ Role.ADMIN, Role.AUDITOR })
    public Page list(String connection, @QueryParam("after") @DefaultValue("0") long after) {
        Connection of = connections.require(connection);
        List<DeadLetter> page = letters.page(connection, Optional.empty(), after, PAGE);
        return new Page(page.stream().map(letter -> view(of, letter)).toList(),
                page.size() < PAGE ? null : page.get(PAGE - 1).id());
    }

    @POST
    @Path("/{letter}/retry")
    @RolesAllowed(Role.ADMIN)
    public Retried retry(String connection, long letter) {
        Connection of = connections.require(connection);
        DeadLetter dead = require(connection, letter);
        if (!desk.isRetryable(of, dead)) {
            throw ProblemException.conflict("this row cannot be read by itself: it is read again when the vendor changes it, "
                    + "or can be discarded");
        }
        RetryOutcome outcome = attempt(of, dead);
        return new Retried(outcome instanceof RetryOutcome.Delivered, outcome instanceof RetryOutcome.Gone,
                outcome instanceof RetryOutcome.Kept ? view(of, require(connection, letter)) : null);
    }

    @POST
    @Path("/retry")
    @RolesAllowed(Role.ADMIN)
    public LetterDesk.Counts retryAll(String connection, Wanted wanted) {
        Connection of = connections.require(connection);
        Wanted asked = wanted == null ? new Wanted(null, null) : wanted;
        return desk.retryAll(of, Optional.ofNullable(asked.stream()), asked.after() == null ? 0 : asked.after());
    }

    @POST
    @Path("/{letter}/discard")
    @RolesAllowed(Role.ADMIN)
    public void discard(String connection, long letter) {
        connections.require(connection);
        settlement.discard(connection, require(connection, letter));
    }

    private RetryOutcome attempt(Connection connection, DeadLetter letter) {
        try {
            return desk.retry(connection, letter);
        } catch (DeliveryFailure failure) {
            throw new ProblemException(Problem.of(503, "metrics-service-away", "The metrics service did not take it",
                    failure.getMessage() + "; the dead letter is kept"));
        } catch (VendorFailure failure) {
            throw new ProblemException(Problem.of(503, "vendor-away", "The vendor did not give it",
                    failure.getMessage() + "; the dead letter is kept"));
        }
    }

    private LetterView view(Connection connection, DeadLetter letter) {
        return new LetterView(letter, desk.isRetryable(connection, letter));
    }

    private DeadLetter require(String connection, long letter) {
        return letters.find(connection, letter)
                .orElseThrow(() -> ProblemException.notFound("dead letter", Long.toString(letter)));
    }
}
