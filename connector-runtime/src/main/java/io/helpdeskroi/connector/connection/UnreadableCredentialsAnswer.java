package io.helpdeskroi.connector.connection;

import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.helpdeskroi.connector.credential.CredentialsUnreadable;
import io.helpdeskroi.contract.Problem;

/**
 * Tells the caller of any endpoint that stored credentials cannot be read here, and what to do about it.
 */
public class UnreadableCredentialsAnswer {

    @ServerExceptionMapper
    public Response unreadable(CredentialsUnreadable failure) {
        return Response.status(409).type(Problem.MEDIA_TYPE)
                .entity(Problem.of(409, "credentials-unreadable", "The stored credentials cannot be read",
                        failure.getMessage() + "; give the former key, or the credentials anew"))
                .build();
    }
}
