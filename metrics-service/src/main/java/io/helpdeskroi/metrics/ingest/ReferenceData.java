package io.helpdeskroi.metrics.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.contract.Agent;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Fact;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Schedule;
import io.helpdeskroi.contract.Team;
import io.helpdeskroi.metrics.store.AccountTable;
import io.helpdeskroi.metrics.store.FactTable;
import io.helpdeskroi.metrics.store.SourceTable;
import io.helpdeskroi.metrics.time.BusinessHours;

/**
 * Agents, teams, schedules, sources and settings in memory, read again when their version has moved.
 */
@ApplicationScoped
class ReferenceData {

    private volatile Snapshot latest;

    /** What all derivations of one version lean on. */
    record Snapshot(long version, AccountTable.Row account, Map<FactId, Agent> agents, Map<FactId, Team> teams,
            Map<FactId, BusinessHours> schedules, Map<String, SourceTable.Row> sources) {
    }

    /** The reference data of this version, which the caller holds the lock of. */
    Snapshot at(Connection connection, long version) throws SQLException {
        Snapshot known = latest;
        if (known != null && known.version() == version) {
            return known;
        }
        return keep(read(connection, version));
    }

    /** Reference data that the caller's own transaction is changing: never shared. */
    static Snapshot read(Connection connection, long version) throws SQLException {
        Map<FactId, Agent> agents = new HashMap<>();
        Map<FactId, Team> teams = new HashMap<>();
        Map<FactId, BusinessHours> schedules = new HashMap<>();
        for (Entity entity : new Entity[] { Entity.AGENT, Entity.TEAM, Entity.SCHEDULE }) {
            for (FactTable.Row row : FactTable.ofEntity(connection, entity.wire())) {
                FactId id = FactId.parse(row.id());
                Fact fact = FactJson.read(row.body());
                if (fact instanceof Agent agent) {
                    agents.put(id, agent);
                } else if (fact instanceof Team team) {
                    teams.put(id, team);
                } else if (fact instanceof Schedule schedule) {
                    schedules.put(id, BusinessHours.of(schedule));
                }
            }
        }
        return new Snapshot(version, AccountTable.read(connection), agents, teams, schedules, SourceTable.all(connection));
    }

    private synchronized Snapshot keep(Snapshot read) {
        if (latest == null || latest.version() < read.version()) {
            latest = read;
        }
        return read;
    }
}
