package io.helpdeskroi.roi.statement;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import io.helpdeskroi.contract.Role;
import io.helpdeskroi.rest.ProblemException;

/**
 * {@code /api/v1/roi}, {@code /cost-per-contact} and {@code /cost-per-resolution}, each with its explanation.
 */
@Path("/api/v1")
@RolesAllowed(Role.FINANCE)
class FigureResource {

    private final FigureQueries queries;
    private final Statements statements;

    FigureResource(FigureQueries queries, Statements statements) {
        this.queries = queries;
        this.statements = statements;
    }

    @GET
    @Path("/roi")
    public Figures roi(@BeanParam FigureParams params) {
        FigureQuery query = queries.read(params);
        return new FigureWriter(query).answer(statements.returns(query));
    }

    @GET
    @Path("/roi/explanation")
    public Explanation.Explanations roiExplained(@BeanParam FigureParams params, @QueryParam("kpi") String kpi) {
        FigureQuery query = queries.read(params);
        return explain(statements.returns(query), kpi, query);
    }

    @GET
    @Path("/cost-per-contact")
    public Figures costPerContact(@BeanParam FigureParams params) {
        FigureQuery query = byChannelAtMost(queries.read(params));
        return new FigureWriter(query).answer(statements.perContact(query));
    }

    @GET
    @Path("/cost-per-contact/explanation")
    public Explanation.Explanations costPerContactExplained(@BeanParam FigureParams params, @QueryParam("kpi") String kpi) {
        FigureQuery query = byChannelAtMost(queries.read(params));
        return explain(statements.perContact(query), kpi, query);
    }

    @GET
    @Path("/cost-per-resolution")
    public Figures costPerResolution(@BeanParam FigureParams params) {
        FigureQuery query = ungrouped(queries.read(params));
        return new FigureWriter(query).answer(statements.perResolution(query));
    }

    @GET
    @Path("/cost-per-resolution/explanation")
    public Explanation.Explanations costPerResolutionExplained(@BeanParam FigureParams params,
            @QueryParam("kpi") String kpi) {
        FigureQuery query = ungrouped(queries.read(params));
        return explain(statements.perResolution(query), kpi, query);
    }

    private static Explanation.Explanations explain(List<Finding> findings, String kpi, FigureQuery query) {
        FigureWriter writer = new FigureWriter(query);
        List<Finding> wanted = findings.stream()
                .filter(finding -> kpi == null || kpi.equals(finding.step().measure().orElse(finding.step().id()))).toList();
        if (wanted.isEmpty()) {
            throw ProblemException.field("kpi", "is none of this answer's figures", "the kpi of a figure in the answer");
        }
        return new Explanation.Explanations(
                wanted.stream().map(finding -> Explanation.of(finding, writer, query)).toList());
    }

    private static FigureQuery byChannelAtMost(FigureQuery query) {
        if (query.by(FigureQuery.GroupBy.CATEGORY)) {
            throw ProblemException.field("group_by", "does not apply here", "channel");
        }
        return query;
    }

    private static FigureQuery ungrouped(FigureQuery query) {
        if (query.groupBy().isPresent()) {
            throw ProblemException.field("group_by", "does not apply here", "no group_by");
        }
        return query;
    }
}
