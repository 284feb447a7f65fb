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
 * {@code /api/v1/benefits}: what initiatives brought.
 */
@Path("/api/v1/benefits")
@RolesAllowed(Role.FINANCE)
class BenefitResource {

    private final BenefitBook book;
    private final Intake intake;

    BenefitResource(BenefitBook book, Intake intake) {
        this.book = book;
        this.intake = intake;
    }

    @POST
    @RequestBody(description = "one entry, or a list of entries that is taken as a whole", content = @Content(mediaType = "application/json", schema = @Schema(implementation = BenefitEntry.class)))
    public Object post(InputStream body) throws IOException {
        Intake.Parcel<BenefitEntry> parcel = intake.read(body, BenefitEntry.class);
        return LedgerAnswer.of(book.post(parcel.entries()), parcel.single());
    }

    @GET
    public LedgerPage<BenefitEntry> list(@QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("100") String limit,
            @QueryParam("as_of") String asOf, @QueryParam("initiative_id") String initiativeId,
            @QueryParam("kind") String kind) {
        LedgerQuery query = new LedgerQuery(cursor, limit).where("initiativeId", initiativeId).where("kind", kind);
        return book.page(query, Parameter.instant("as_of", asOf));
    }

    @GET
    @Path("/{id}")
    public Recorded<BenefitEntry> get(@PathParam("id") String id, @QueryParam("as_of") String asOf) {
        return book.get(id, Parameter.instant("as_of", asOf));
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {
        book.delete(id);
    }
}
