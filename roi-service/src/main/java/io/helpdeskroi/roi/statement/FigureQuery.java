package io.helpdeskroi.roi.statement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

import io.helpdeskroi.contract.Period;
import io.helpdeskroi.roi.ledger.CostView;
import io.helpdeskroi.roi.money.DateSpan;
import io.helpdeskroi.roi.settings.RoiSettings;

/**
 * A question for figures with everything decided: days, currency, view, exchange-rate mode and the instant of knowledge.
 *
 * @param today local day of {@code asOf}; a bucket that does not end before it is partial
 * @param constantRateDay present in the mode {@code constant@date}: all rates are those of that day
 */
record FigureQuery(RoiSettings settings, DateSpan period, List<Granularity.Bucket> buckets, Granularity granularity,
        Optional<GroupBy> groupBy, Currency currency, CostView view, Optional<LocalDate> constantRateDay, Instant asOf,
        LocalDate today, boolean allContacts, boolean heldResolutions, Optional<BigDecimal> discountRate, long seed) {

    /** What costs can be sliced by. */
    enum GroupBy {
        CATEGORY,
        CHANNEL
    }

    boolean by(GroupBy dimension) {
        return groupBy.filter(dimension::equals).isPresent();
    }

    boolean isPartial(Granularity.Bucket bucket) {
        return bucket.cut() || bucket.span().to().isAfter(today);
    }

    /** The instants a span of local days stands for. */
    Period instants(DateSpan span) {
        return new Period(settings.startOf(span.from()), settings.startOf(span.to()));
    }

    String fxMode() {
        return constantRateDay.map(day -> "constant@" + day).orElse("dated");
    }
}
