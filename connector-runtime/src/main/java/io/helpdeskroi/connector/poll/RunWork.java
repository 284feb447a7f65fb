package io.helpdeskroi.connector.poll;

import java.time.InstantSource;

import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.lease.Lease;
import io.helpdeskroi.contract.Source;

/**
 * What every lane of a run works with.
 *
 * @param lease fences everything the run writes
 * @param source where the connection's facts come from
 * @param signal says when to stop
 * @param databaseTime orders what the run reads and what other replicas read
 */
record RunWork(Lease lease, Connection connection, Source source, RunSignal signal, InstantSource databaseTime,
        StreamRun.Tools tools) {
}
