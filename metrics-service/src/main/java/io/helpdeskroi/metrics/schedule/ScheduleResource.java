package io.helpdeskroi.metrics.schedule;

import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Fact;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Role;
import io.helpdeskroi.contract.Schedule;
import io.helpdeskroi.metrics.store.Database;
import io.helpdeskroi.metrics.store.FactTable;

/**
 * Schedules with their versions and holidays.
 */
@Path("/api/v1/schedules")
@Produces(MediaType.APPLICATION_JSON)
public class ScheduleResource {

    private final Database database;
    private final ObjectMapper json;

    ScheduleResource(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The schedules. */
    public record ScheduleList(List<Item> schedules) {
    }

    /** A schedule and the id under which it was delivered. */
    public record Item(FactId id, Schedule schedule) {
    }

    @GET
    @RolesAllowed({ Role.VIEWER, Role.ANALYST, Role.FINANCE, Role.ADMIN, Role.AUDITOR })
    public ScheduleList list() throws JsonProcessingException {
        List<Item> items = new ArrayList<>();
        for (FactTable.Row row : database
                .inTransaction(connection -> FactTable.ofEntity(connection, Entity.SCHEDULE.wire()))) {
            items.add(new Item(FactId.parse(row.id()), (Schedule) json.readValue(row.body(), Fact.class)));
        }
        return new ScheduleList(items);
    }
}
