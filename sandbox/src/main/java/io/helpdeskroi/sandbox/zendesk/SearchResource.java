package io.helpdeskroi.sandbox.zendesk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.helpdeskroi.sandbox.company.Calendar;
import io.helpdeskroi.sandbox.company.Chronicle;
import io.helpdeskroi.sandbox.company.Mark;
import io.helpdeskroi.sandbox.control.Json;

/**
 * The vendor's own count of tickets created in a time; deleted ones are not found.
 */
@Path("/zendesk/api/v2/search/count")
@PermitAll
public class SearchResource {

    private static final Pattern CREATED = Pattern.compile("created(>=|<=|>|<)(\\S+)");

    private final Chronicle chronicle;
    private final VendorRequest request;

    SearchResource(Chronicle chronicle, VendorRequest request) {
        this.chronicle = chronicle;
        this.request = request;
    }

    @GET
    public Response count(@Context UriInfo uri) {
        String query = new Query(uri).text("query").orElse("");
        if (!query.contains("type:ticket")) {
            return ErrorJson.of(422, "InvalidValue", "this stand-in counts type:ticket with created bounds only");
        }
        long from = 0;
        long to = request.now() + 1;
        Matcher bounds = CREATED.matcher(query);
        try {
            while (bounds.find()) {
                long at = instant(bounds.group(2));
                switch (bounds.group(1)) {
                    case ">=" -> from = Math.max(from, at);
                    case ">" -> from = Math.max(from, at + 1);
                    case "<" -> to = Math.min(to, at);
                    default -> to = Math.min(to, at + 1);
                }
            }
        } catch (DateTimeException unreadable) {
            return ErrorJson.of(422, "InvalidValue", "Invalid date in the query");
        }
        long[] created = chronicle.created(request.now());
        int first = Chronicle.search(created, Mark.floor(from));
        int end = Math.max(first, Chronicle.search(created, Mark.floor(to)));
        long lost = Arrays.stream(created, first, end).filter(mark -> request.lostTicket(Mark.contact(mark))).count();
        return Json.ok(Json.object("count", end - first - deleted(from, to) - lost));
    }

    private int deleted(long from, long to) {
        return (int) Arrays.stream(chronicle.deletions(request.now())).map(Mark::contact)
                .map(k -> chronicle.company().createdAt((int) k)).filter(at -> at >= from && at < to).count();
    }

    private static long instant(String text) {
        return text.length() == 10 ? Calendar.at(LocalDate.parse(text)) : OffsetDateTime.parse(text).toEpochSecond();
    }
}
