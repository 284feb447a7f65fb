package io.helpdeskroi.roi.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

import io.helpdeskroi.contract.Role;

/**
 * {@code /api/v1/costs}: what the service cost.
 */
@Path("/api/v1/costs")
@RolesAllowed(Role.FINANCE)
class CostResource {

    private final CostBook book;
    private final Intake intake;

    CostResource(CostBook book, Intake intake) {
        this.book = book;
        this.intake = intake;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBody(description = "one entry, or a list of entries that is taken as a whole", content = @Content(mediaType = "application/json", schema = @Schema(implementation = CostEntry.class)))
    public Object post(InputStream body) throws IOException {
        Intake.Parcel<CostEntry> parcel = intake.read(body, CostEntry.class);
        return LedgerAnswer.of(book.post(parcel.entries()), parcel.single());
    }

    /** A table with a cost per row; {@code column} maps its columns, {@code Betrag:amount}, to the fields of a cost. */
    @POST
    @Consumes("text/csv")
    public LedgerAnswer importTable(@QueryParam("column") List<String> columns,
            @QueryParam("delimiter") @DefaultValue(",") String delimiter, String body) {
        return new LedgerAnswer(book.post(intake.readTable(body, columns, delimiter, CostEntry.class)));
    }

    @GET
    public LedgerPage<CostEntry> list(@QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("100") int limit,
            @QueryParam("as_of") Instant asOf, @QueryParam("category") String category, @QueryParam("nature") String nature) {
        LedgerQuery query = new LedgerQuery(cursor, limit).where("category", CostCategory.class, category).where("nature",
                CostNature.class, nature);
        return book.page(query, Optional.ofNullable(asOf));
    }

    @GET
    @Path("/{id}")
    public Recorded<CostEntry> get(@PathParam("id") String id, @QueryParam("as_of") Instant asOf) {
        return book.get(id, Optional.ofNullable(asOf));
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {
        book.delete(id);
    }
}
