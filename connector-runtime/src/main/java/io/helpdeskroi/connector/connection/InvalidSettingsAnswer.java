package io.helpdeskroi.connector.connection;

import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.helpdeskroi.connector.spi.InvalidSettings;
import io.helpdeskroi.contract.Problem;

/**
 * Tells the caller of any endpoint which setting is refused.
 */
public class InvalidSettingsAnswer {

    @ServerExceptionMapper
    public Response refused(InvalidSettings refusal) {
        return Response.status(400).type(Problem.MEDIA_TYPE)
                .entity(Problem.ofField(400, refusal.field(), refusal.getMessage(), refusal.expected())).build();
    }
}
