package io.helpdeskroi.roi.kpi;

import java.time.Clock;
import java.util.List;

import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;

import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JacksonException;

import io.helpdeskroi.contract.KpiValue;
import io.helpdeskroi.contract.KpiValues;
import io.helpdeskroi.contract.Period;

/**
 * Reads KPI values. Whatever goes wrong with the metrics service is an answer too: figures that need it have no value then,
 * all others are not affected.
 */
@Singleton
public class KpiReader {

    private static final Logger LOG = Logger.getLogger(KpiReader.class);
    private static final int BAD_REQUEST = 400;

    private final MetricsClient metrics;
    private final KpiReadRepository reads;
    private final Clock clock;

    KpiReader(@RestClient MetricsClient metrics, KpiReadRepository reads, Clock clock) {
        this.metrics = metrics;
        this.reads = reads;
        this.clock = clock;
    }

    public KpiAnswer ask(KpiQuestion question) {
        KpiValues answer;
        try {
            answer = metrics.values(question.kpi(), question.period().map(Period::from).orElse(null),
                    question.period().map(Period::to).orElse(null), question.granularity(), question.groupBy().orElse(null),
                    question.filter().orElse(null), question.asOf());
        } catch (WebApplicationException refusal) {
            int status = refusal.getResponse().getStatus();
            // The client reports an answer that it cannot read as a 400, too; that is no refusal.
            boolean unreadable = refusal.getCause() instanceof JacksonException;
            return unavailable(question, unreadable ? "the metrics service answered what is no KPI"
                    : "the metrics service answered " + status, status == BAD_REQUEST && !unreadable, refusal);
        } catch (RuntimeException failure) {
            // No connection, no token, a time-out, an answer that is no KPI: the unit of work "this KPI" ends here.
            return unavailable(question, "the metrics service could not be read", false, failure);
        }
        if (answer == null) {
            return unavailable(question, "the metrics service answered nothing", false, null);
        }
        List<KpiValue> values = answer.values();
        if (values.stream().anyMatch(value -> !value.kpi().equals(question.kpi()))) {
            return unavailable(question, "the metrics service answered another question", false, null);
        }
        if (values.size() == 1) {
            reads.keep(question, values.get(0), clock.instant());
        }
        return new KpiAnswer.Read(question, values);
    }

    /** No answer to a question that was not asked, because an earlier one had none. */
    public KpiAnswer unasked(KpiQuestion question, KpiAnswer.Unavailable earlier) {
        return new KpiAnswer.Unavailable(question, earlier.detail(), false, reads.last(question));
    }

    private KpiAnswer unavailable(KpiQuestion question, String detail, boolean refused, RuntimeException cause) {
        LOG.warnf("%s: %s (%s)", question.kpi(), detail, cause == null ? "contradiction" : cause.getClass().getSimpleName());
        return new KpiAnswer.Unavailable(question, detail, refused, reads.last(question));
    }
}
