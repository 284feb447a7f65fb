package io.helpdeskroi.roi.ledger;

import java.io.IOException;
import java.io.InputStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

import io.helpdeskroi.contract.Role;

/**
 * {@code /api/v1/exchange-rates}: what currencies cost in each other.
 */
@Path("/api/v1/exchange-rates")
@RolesAllowed(Role.FINANCE)
class ExchangeRateResource {

    private final ExchangeRateBook book;
    private final Intake intake;

    ExchangeRateResource(ExchangeRateBook book, Intake intake) {
        this.book = book;
        this.intake = intake;
    }

    @POST
    @RequestBody(description = "one entry, or a list of entries that is taken as a whole", content = @Content(mediaType = "application/json", schema = @Schema(implementation = ExchangeRateEntry.class)))
    public Object post(InputStream body) throws IOException {
        Intake.Parcel<ExchangeRateEntry> parcel = intake.read(body, ExchangeRateEntry.class);
        return LedgerAnswer.of(book.post(parcel.entries()), parcel.single());
    }

    @GET
    public LedgerPage<ExchangeRateEntry> list(@QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("100") String limit,
            @QueryParam("as_of") String asOf, @QueryParam("base") String base, @QueryParam("quote") String quote) {
        LedgerQuery query = new LedgerQuery(cursor, limit).where("base", base).where("quote", quote);
        return book.page(query, Parameter.instant("as_of", asOf));
    }

    @GET
    @Path("/{id}")
    public Recorded<ExchangeRateEntry> get(@PathParam("id") String id, @QueryParam("as_of") String asOf) {
        return book.get(id, Parameter.instant("as_of", asOf));
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {
        book.delete(id);
    }
}
