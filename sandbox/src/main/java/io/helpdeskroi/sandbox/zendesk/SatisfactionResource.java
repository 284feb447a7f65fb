package io.helpdeskroi.sandbox.zendesk;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.helpdeskroi.sandbox.company.Chronicle;
import io.helpdeskroi.sandbox.company.Company;
import io.helpdeskroi.sandbox.company.Mark;
import io.helpdeskroi.sandbox.company.Ticket;

/**
 * Satisfaction: the older ratings by the time of their last change, and the newer survey responses by that of the answer.
 */
@Path("/zendesk/api/v2")
@PermitAll
public class SatisfactionResource {

    private final Chronicle chronicle;
    private final VendorRequest request;

    SatisfactionResource(Chronicle chronicle, VendorRequest request) {
        this.chronicle = chronicle;
        this.request = request;
    }

    @GET
    @Path("/satisfaction_ratings")
    public Response ratings(@Context UriInfo uri) {
        Query query = new Query(uri);
        long start = query.number("start_time").orElse(0L);
        if (request.tooRecent(start)) {
            return ErrorJson.of(422, "InvalidValue", "Too recent start_time. Use a start_time older than 60 seconds");
        }
        long end = query.number("end_time").orElse(Long.MAX_VALUE);
        String score = query.text("score").orElse("");
        long[] keys = Arrays.stream(chronicle.ratings(request.visible()))
                .filter(mark -> Mark.at(mark) >= start && Mark.at(mark) < end).map(Mark::contact)
                .filter(k -> score.isEmpty() || matches((int) k, score)).sorted().toArray();
        return new ListPage(request, query, "/satisfaction_ratings", "satisfaction_ratings").of(keys,
                k -> SatisfactionJson.rating(ticket(k), request.visible(), request.url()), "start_time", "end_time", "score");
    }

    private boolean matches(int k, String asked) {
        Ticket ticket = ticket(k);
        String score = SatisfactionJson.score(ticket.survey().orElseThrow(), request.visible());
        boolean received = score.equals("good") || score.equals("bad");
        boolean commented = !ticket.survey().orElseThrow().comment().isEmpty();
        String kind = asked.replace("_with_comment", "").replace("_without_comment", "");
        boolean scored = kind.equals("received") ? received : kind.equals(score);
        return scored && (!asked.endsWith("_with_comment") || commented) && (!asked.endsWith("_without_comment") || !commented);
    }

    @GET
    @Path("/guide/survey_responses")
    public Response responses(@Context UriInfo uri) {
        Query query = new Query(uri);
        long start = query.number("filter[created_at_start]").orElse(0L);
        long end = query.number("filter[created_at_end]").orElse(Long.MAX_VALUE);
        List<String> subjects = query.text("filter[subject_zrns]").map(zrns -> List.of(zrns.split(","))).orElse(List.of());
        List<String> responders = query.text("filter[responder_ids]").map(ids -> List.of(ids.split(","))).orElse(List.of());
        long[] keys = Arrays.stream(chronicle.responses(request.now()))
                .filter(mark -> Mark.at(mark) * 1_000 >= start && Mark.at(mark) * 1_000 <= end).map(Mark::contact)
                .filter(k -> subjects.isEmpty() || subjects.contains("zen:ticket:" + Company.ticketId((int) k)))
                .filter(k -> responders.isEmpty() || responders.contains(Long.toString(ticket(k).requesterId())))
                .sorted().toArray();
        boolean descending = query.text("sort").map("-id"::equals).orElse(false);
        long[] ordered = descending ? LongStream.rangeClosed(1, keys.length).map(i -> keys[keys.length - (int) i]).toArray()
                : keys;
        return new ListPage(request, query, "/guide/survey_responses", "survey_responses").of(ordered,
                k -> SatisfactionJson.response(ticket(k), request.now()), "filter[created_at_start]", "filter[created_at_end]",
                "filter[subject_zrns]", "filter[responder_ids]", "sort");
    }

    private Ticket ticket(long k) {
        return chronicle.company().contact((int) k).ticket().orElseThrow();
    }
}
