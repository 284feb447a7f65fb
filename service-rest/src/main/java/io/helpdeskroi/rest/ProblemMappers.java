package io.helpdeskroi.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import io.helpdeskroi.contract.ContractJson;
import io.helpdeskroi.contract.InvalidFactException;
import io.helpdeskroi.contract.Problem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;

/**
 * The one table from exception to problem body. What is not foreseen becomes a 500 without detail: the log has the rest.
 */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response problem(ProblemException failure) {
        return response(failure.problem());
    }

    @ServerExceptionMapper
    public Response field(InvalidFactException refusal) {
        return response(Problem.ofField(400, refusal.field(), refusal.field() + " " + refusal.fault(), refusal.expected()));
    }

    @ServerExceptionMapper
    public Response json(JacksonException failure) {
        if (failure instanceof JsonMappingException mapping
                && (mapping.getCause() instanceof InvalidFactException || !mapping.getPath().isEmpty())) {
            return field(ContractJson.refusal(mapping));
        }
        String where = failure.getLocation() == null ? ""
                : " at line " + failure.getLocation().getLineNr() + ", column " + failure.getLocation().getColumnNr();
        return response(Problem.of(400, "unreadable-json", "The body is not readable JSON",
                "the body breaks off or is not JSON" + where));
    }

    /** More specific than the platform's own mapper, which would tell the class and the value. */
    @ServerExceptionMapper
    public Response json(MismatchedInputException failure) {
        return json((JacksonException) failure);
    }

    /** The platform wraps failed reads of the body; the cause names the field. */
    @ServerExceptionMapper
    public Response web(WebApplicationException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException json) {
                return json(json);
            }
        }
        Response answer = failure.getResponse();
        if (answer.hasEntity() || answer.getStatus() < 400) {
            return answer;
        }
        Response.StatusType status = answer.getStatusInfo();
        Response.ResponseBuilder builder = Response.fromResponse(answer).type(Problem.MEDIA_TYPE)
                .entity(Problem.of(status.getStatusCode(), "http-" + status.getStatusCode(), status.getReasonPhrase(), null));
        return builder.build();
    }

    @ServerExceptionMapper(priority = Priorities.USER - 1)
    public Response unauthenticated(UnauthorizedException failure) {
        return challenge();
    }

    @ServerExceptionMapper(priority = Priorities.USER - 1)
    public Response unauthenticated(AuthenticationFailedException failure) {
        return challenge();
    }

    @ServerExceptionMapper(priority = Priorities.USER - 1)
    public Response forbidden(ForbiddenException failure) {
        return response(Problem.of(403, "forbidden", "Your roles do not allow this",
                "ask an administrator for the role that this request needs"));
    }

    @ServerExceptionMapper
    @Priority(Priorities.USER + 1)
    public Response unexpected(RuntimeException failure) {
        LOG.error("request failed unexpectedly", failure);
        return response(Problem.of(500, "internal", "Something failed here",
                "the failure has been logged; nothing of the request was applied"));
    }

    private static Response challenge() {
        return Response.fromResponse(response(Problem.of(401, "unauthenticated", "A valid bearer token is needed",
                "send Authorization: Bearer with a token that has not expired")))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
    }

    private static Response response(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem).build();
    }
}
