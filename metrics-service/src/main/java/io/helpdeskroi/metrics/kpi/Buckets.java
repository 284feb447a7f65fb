package io.helpdeskroi.metrics.kpi;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;

import io.helpdeskroi.contract.Period;
import io.helpdeskroi.metrics.store.AccountTable;
import io.helpdeskroi.rest.ProblemException;

/**
 * Cuts a period into buckets by the zone that rules at each instant (C1); a change of zone ends a bucket.
 */
final class Buckets {

    static final int MOST = 10_000;

    private Buckets() {
    }

    static List<Period> cut(Instant from, Instant to, Granularity granularity, AccountTable.Row account) {
        NavigableMap<Instant, ZoneId> zones = account.zones();
        List<Period> buckets = new ArrayList<>();
        Instant start = from;
        while (start.isBefore(to)) {
            Instant end = granularity.next(start, zones.floorEntry(start).getValue(), account.weekStart());
            Instant zoneChange = granularity == Granularity.ALL ? null : zones.higherKey(start);
            if (zoneChange != null && zoneChange.isBefore(end)) {
                end = zoneChange;
            }
            end = end.isAfter(to) ? to : end;
            buckets.add(new Period(start, end));
            if (buckets.size() > MOST) {
                throw ProblemException.field("granularity", "cuts the period into too many buckets",
                        "at most " + MOST + " buckets: a shorter period or a coarser granularity");
            }
            start = end;
        }
        return buckets;
    }
}
