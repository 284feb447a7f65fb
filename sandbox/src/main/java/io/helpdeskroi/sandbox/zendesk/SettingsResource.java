package io.helpdeskroi.sandbox.zendesk;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

import io.helpdeskroi.sandbox.company.Calendar;
import io.helpdeskroi.sandbox.company.OpeningHours;
import io.helpdeskroi.sandbox.control.Json;

/**
 * What the account's administrator set up: custom statuses, SLA policies, schedules, brands. None of these lists has pages.
 */
@Path("/zendesk/api/v2")
@PermitAll
public class SettingsResource {

    private static final String SINCE = "2023-02-01T08:00:00Z";

    private final VendorRequest request;

    SettingsResource(VendorRequest request) {
        this.request = request;
    }

    @GET
    @Path("/custom_statuses")
    public Response customStatuses() {
        List<Object> statuses = new ArrayList<>();
        for (String category : List.of("new", "open", "pending", "hold", "solved")) {
            String label = Character.toUpperCase(category.charAt(0)) + category.substring(1);
            statuses.add(Json.object("id", TicketJson.customStatus(category), "url",
                    request.url() + "/custom_statuses/" + TicketJson.customStatus(category) + ".json", "status_category",
                    category,
                    "agent_label", label, "end_user_label", label, "description", "", "end_user_description", "", "active",
                    true,
                    "default", true, "created_at", SINCE, "updated_at", SINCE));
        }
        return Json.ok(Json.object("custom_statuses", statuses));
    }

    @GET
    @Path("/slas/policies")
    public Response slaPolicies() {
        List<Object> metrics = new ArrayList<>();
        for (SlaTargets.Target target : SlaTargets.all()) {
            metrics.add(Json.object("priority", target.priority(), "metric", target.policyMetric(), "target", target.minutes(),
                    "target_in_seconds", target.minutes() * 60, "business_hours", true));
        }
        return Json.ok(Json.object("sla_policies",
                List.of(Json.object("url", request.url() + "/slas/policies/" + SlaTargets.POLICY + ".json", "id",
                        SlaTargets.POLICY, "title", SlaTargets.TITLE, "description", "Answers within business hours",
                        "position",
                        1, "filter", Json.object("all", List.of(), "any", List.of()), "policy_metrics", metrics,
                        "metric_settings", Json.object(), "created_at", SINCE, "updated_at", SINCE)),
                "next_page", null, "previous_page", null, "count", 1));
    }

    @GET
    @Path("/group_slas/policies")
    public Response groupSlaPolicies() {
        return Json.ok(Json.object("group_sla_policies", List.of(), "next_page", null, "previous_page", null, "count", 0));
    }

    @GET
    @Path("/business_hours/schedules")
    public Response schedules() {
        return Json.ok(Json.object("schedules", Calendar.schedules().stream().map(SettingsResource::schedule).toList(), "url",
                request.url() + "/business_hours/schedules.json"));
    }

    @GET
    @Path("/business_hours/schedules/{id:[0-9]+}")
    public Response schedule(@PathParam("id") long id) {
        return Calendar.schedules().stream().filter(hours -> hours.id() == id).findFirst()
                .map(hours -> Json.ok(Json.object("schedule", schedule(hours))))
                .orElseGet(() -> ErrorJson.of(404, "RecordNotFound", "Not found"));
    }

    @GET
    @Path("/business_hours/schedules/{id:[0-9]+}/holidays")
    public Response holidays(@PathParam("id") long id) {
        List<Object> holidays = new ArrayList<>();
        Calendar.publicHolidays().forEach((date, name) -> holidays.add(Json.object("id", 360_008_000_000L + holidays.size() + 1
                + (id % 100) * 100, "name", name, "start_date", date.toString(), "end_date", date.toString())));
        return Json.ok(Json.object("holidays", holidays));
    }

    /** Minutes count from Sunday 00:00; the zone has the vendor's display name, not the IANA one. */
    private static Map<String, Object> schedule(OpeningHours hours) {
        List<Object> intervals = new ArrayList<>();
        for (OpeningHours.Interval interval : hours.week()) {
            int day = interval.day() == DayOfWeek.SUNDAY ? 0 : interval.day().getValue() * 1440;
            intervals.add(Json.object("start_time", day + interval.startMinute(), "end_time", day + interval.endMinute()));
        }
        return Json.object("id", hours.id(), "name", hours.name(), "time_zone", "Berlin", "intervals", intervals, "created_at",
                SINCE, "updated_at", SINCE);
    }

    @GET
    @Path("/brands")
    public Response brands() {
        return Json.ok(Json.object("brands", List.of(Json.object("id", TicketJson.BRAND, "name", "Nordlicht Versand", "active",
                true, "default", true, "created_at", SINCE, "updated_at", SINCE)), "next_page", null, "previous_page", null,
                "count", 1));
    }
}
