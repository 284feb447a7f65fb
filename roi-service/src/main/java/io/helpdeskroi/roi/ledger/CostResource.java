package io.helpdeskroi.roi.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
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
    public LedgerAnswer importTable(@HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            @QueryParam("column") List<String> columns,
            @QueryParam("delimiter") @DefaultValue(",") String delimiter, byte[] body) {
        return new LedgerAnswer(book.post(intake.readTable(CsvTable.text(body, type), columns, delimiter, CostEntry.class)));
    }

    @GET
    public LedgerPage<CostEntry> list(@QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("100") String limit,
            @QueryParam("as_of") String asOf, @QueryParam("category") String category, @QueryParam("nature") String nature) {
        LedgerQuery query = new LedgerQuery(cursor, limit).where("category", CostCategory.class, category).where("nature",
                CostNature.class, nature);
        return book.page(query, Parameter.instant("as_of", asOf));
    }

    @GET
    @Path("/{id}")
    public Recorded<CostEntry> get(@PathParam("id") String id, @QueryParam("as_of") String asOf) {
        return book.get(id, Parameter.instant("as_of", asOf));
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {
        book.delete(id);
    }
}
