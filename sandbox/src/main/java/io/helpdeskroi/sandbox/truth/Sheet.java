package io.helpdeskroi.sandbox.truth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.helpdeskroi.sandbox.company.Channel;

/**
 * The accounting sheet: KPIs down, buckets across, the total and, if asked for, a line for each channel.
 */
final class Sheet {

    private final Buckets buckets;
    private final boolean byChannel;
    private final Map<Line, Tally[]> lines = new LinkedHashMap<>();
    private final Map<Line, Tally.Shape> totals = new LinkedHashMap<>();

    private record Line(String kpi, Map<String, String> params, String channel) {
    }

    Sheet(Buckets buckets, boolean byChannel) {
        this.buckets = buckets;
        this.byChannel = byChannel;
    }

    Buckets buckets() {
        return buckets;
    }

    /** Makes sure the KPI is answered for, even where nothing is counted. */
    void declare(String kpi, Map<String, String> params, Tally.Shape shape) {
        totals.put(new Line(kpi, params, ""), shape);
    }

    /** Enters something that happened at an instant on a channel. */
    void enter(String kpi, Map<String, String> params, long at, Channel channel, Consumer<Tally> entry) {
        int bucket = buckets.of(at);
        if (bucket >= 0) {
            enter(kpi, params, bucket, channel, entry);
        }
    }

    void enter(String kpi, Map<String, String> params, int bucket, Channel channel, Consumer<Tally> entry) {
        Tally.Shape shape = totals.get(new Line(kpi, params, ""));
        entry.accept(tally(new Line(kpi, params, ""), shape, bucket));
        if (byChannel) {
            entry.accept(tally(new Line(kpi, params, channel.kpiName()), shape, bucket));
        }
    }

    private Tally tally(Line line, Tally.Shape shape, int bucket) {
        Tally[] tallies = lines.computeIfAbsent(line, any -> new Tally[buckets.count()]);
        if (tallies[bucket] == null) {
            tallies[bucket] = new Tally(shape);
        }
        return tallies[bucket];
    }

    List<TruthValue> values() {
        List<TruthValue> values = new ArrayList<>();
        totals.forEach((total, shape) -> {
            for (int bucket = 0; bucket < buckets.count(); bucket++) {
                TruthValue.Period period = TruthValue.Period.of(buckets.from(bucket), buckets.to(bucket));
                values.add(tally(total, shape, bucket).value(total.kpi(), total.params(), period, Map.of()));
                for (Channel channel : Channel.values()) {
                    Tally[] sliced = lines.get(new Line(total.kpi(), total.params(), channel.kpiName()));
                    if (sliced != null && sliced[bucket] != null) {
                        values.add(sliced[bucket].value(total.kpi(), total.params(), period,
                                Map.of("channel", channel.kpiName())));
                    }
                }
            }
        });
        return values;
    }
}
