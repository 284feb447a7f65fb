package io.helpdeskroi.sandbox.truth;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import io.helpdeskroi.rest.ProblemException;
import io.helpdeskroi.sandbox.company.Calendar;
import io.helpdeskroi.sandbox.company.Company;
import io.helpdeskroi.sandbox.company.Desk;

/**
 * The truth over HTTP, worked out when it is first asked for.
 */
@Path("/truth")
@PermitAll
@Singleton
public class TruthResource {

    private final Company company;
    private final Desk desk;
    private final Map<Truth.Vendors, Truth> truths = new EnumMap<>(Truth.Vendors.class);

    TruthResource(Company company, Desk desk) {
        this.company = company;
        this.desk = desk;
    }

    private synchronized Truth truth(String vendor) {
        return truths.computeIfAbsent(vendors(vendor), vendors -> Truth.of(company, desk, vendors));
    }

    private static Truth.Vendors vendors(String text) {
        try {
            return text == null || text.isEmpty() ? Truth.Vendors.ALL : Truth.Vendors.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw ProblemException.field("vendor", "is unknown", "zendesk, intercom or all");
        }
    }

    @GET
    @Path("/kpis")
    public TruthValue.Answer kpis(@QueryParam("from") String from, @QueryParam("to") String to,
            @QueryParam("granularity") String granularity, @QueryParam("group_by") String groupBy,
            @QueryParam("kpi") String kpi, @QueryParam("vendor") String vendor) {
        Edge start = instant("from", from, Calendar.FIRST_DAY);
        Edge end = instant("to", to, Calendar.LAST_DAY_END);
        if (groupBy != null && !groupBy.isEmpty() && !groupBy.equals("channel")) {
            throw ProblemException.field("group_by", "is not known here", "channel, or nothing");
        }
        List<String> wanted = kpi == null ? List.of() : Arrays.asList(kpi.split(","));
        return new TruthValue.Answer(truth(vendor).kpis(start.second(), ordered(start, end).second(), granularity(granularity),
                "channel".equals(groupBy)).stream().filter(value -> wanted.isEmpty() || wanted.contains(value.kpi())).toList());
    }

    @GET
    @Path("/roi")
    public TruthValue.Answer roi(@QueryParam("from") String from, @QueryParam("to") String to,
            @QueryParam("granularity") String granularity, @QueryParam("group_by") String groupBy,
            @QueryParam("view") String view, @QueryParam("vendor") String vendor) {
        Edge start = instant("from", from, Calendar.FIRST_DAY);
        Edge end = instant("to", to, Calendar.LAST_DAY_END);
        if (groupBy != null && !List.of("", "channel", "category").contains(groupBy)) {
            throw ProblemException.field("group_by", "is not known here", "channel, category, or nothing");
        }
        return new TruthValue.Answer(truth(vendor).roi(start.day(), ordered(start, end).day(), granularity(granularity),
                "cash".equals(view), groupBy));
    }

    /** An end of the period; a local date stands for its beginning. */
    private record Edge(long second) {

        private LocalDate day() {
            return Instant.ofEpochSecond(second).atZone(Calendar.ZONE).toLocalDate();
        }
    }

    private static Edge ordered(Edge from, Edge to) {
        if (to.second() <= from.second()) {
            throw ProblemException.field("to", "is not after from", "an instant after from");
        }
        return to;
    }

    private static Edge instant(String name, String text, LocalDate otherwise) {
        try {
            return new Edge(text == null || text.isEmpty() ? Calendar.at(otherwise)
                    : text.length() == 10 ? Calendar.at(LocalDate.parse(text)) : OffsetDateTime.parse(text).toEpochSecond());
        } catch (DateTimeException unreadable) {
            throw ProblemException.field(name, "cannot be read", "a local date or an ISO 8601 instant with offset");
        }
    }

    private static Buckets.Granularity granularity(String text) {
        try {
            return text == null || text.isEmpty() ? Buckets.Granularity.ALL
                    : Buckets.Granularity.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw ProblemException.field("granularity", "is unknown", "all, day, week, month, quarter or year");
        }
    }
}
