package io.helpdeskroi.roi.kpi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.helpdeskroi.contract.KpiValue;

/**
 * What the metrics service said, or that it said nothing.
 */
public sealed interface KpiAnswer {

    /** The values asked for. */
    record Read(KpiQuestion question, List<KpiValue> values) implements KpiAnswer {
    }

    /**
     * No answer.
     *
     * @param detail what went wrong, in words for whoever operates the services
     * @param refused the question itself was refused: another one may be answered
     * @param last what the same question was answered before, if ever; to be told, never to be used
     */
    record Unavailable(KpiQuestion question, String detail, boolean refused, Optional<LastKnown> last) implements KpiAnswer {
    }

    /** An earlier answer. */
    record LastKnown(Optional<Double> value, Instant asOf, Instant readAt) {
    }

    KpiQuestion question();
}
