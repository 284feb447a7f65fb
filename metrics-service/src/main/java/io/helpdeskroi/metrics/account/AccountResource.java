package io.helpdeskroi.metrics.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.helpdeskroi.contract.Role;
import io.helpdeskroi.rest.Etag;
import io.helpdeskroi.rest.ProblemException;

/**
 * The account.
 */
@Path("/api/v1/account")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccountResource {

    private final AccountService accounts;

    AccountResource(AccountService accounts) {
        this.accounts = accounts;
    }

    @GET
    @RolesAllowed({ Role.VIEWER, Role.ANALYST, Role.FINANCE, Role.ADMIN, Role.AUDITOR })
    public Response read() {
        return response(accounts.read());
    }

    /** Replaces the account; what is left out gets its default. */
    @PUT
    @RolesAllowed(Role.ADMIN)
    public Response change(AccountView wanted, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        if (wanted == null) {
            throw ProblemException.field("account", "is missing", "an account as GET gives it");
        }
        return response(accounts.change(wanted, ifMatch));
    }

    private static Response response(AccountService.Versioned account) {
        return Response.ok(account.view()).header(HttpHeaders.ETAG, Etag.ofVersion(account.version())).build();
    }
}
