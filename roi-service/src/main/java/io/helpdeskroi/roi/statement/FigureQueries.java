package io.helpdeskroi.roi.statement;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.helpdeskroi.rest.ProblemException;
import io.helpdeskroi.roi.figure.DayBootstrap;
import io.helpdeskroi.roi.ledger.CostView;
import io.helpdeskroi.roi.ledger.LedgerClock;
import io.helpdeskroi.roi.ledger.Parameter;
import io.helpdeskroi.roi.money.DateSpan;
import io.helpdeskroi.roi.money.Iso4217;
import io.helpdeskroi.roi.settings.RoiSettings;
import io.helpdeskroi.roi.settings.Settings;

/**
 * Reads query parameters; each refusal names the parameter.
 */
@Singleton
class FigureQueries {

    static final int REOPEN_DAYS = 7;
    private static final int MOST_BUCKETS = 120;
    private static final int MOST_DECIMALS = 20;
    private static final String CONSTANT = "constant@";

    private final Settings settings;
    private final LedgerClock ledgerClock;
    private final History history;

    FigureQueries(Settings settings, LedgerClock ledgerClock, History history) {
        this.settings = settings;
        this.ledgerClock = ledgerClock;
        this.history = history;
    }

    FigureQuery read(FigureParams params) {
        RoiSettings tenant = settings.current();
        Granularity granularity = constant("granularity", Granularity.class, params.granularity);
        Optional<FigureQuery.GroupBy> groupBy = Optional.ofNullable(params.groupBy)
                .map(name -> constant("group_by", FigureQuery.GroupBy.class, name));
        Currency currency = params.currency == null ? tenant.reportingCurrency()
                : Iso4217.currency(params.currency, "currency");
        Instant asOf = ledgerClock.asOf(Parameter.instant("as_of", params.asOf));
        // What is known as of an instant cannot reach beyond its day, whenever it is read.
        LocalDate today = tenant.localDate(asOf);
        DateSpan period = period(params, tenant, asOf, today);
        List<Granularity.Bucket> buckets = granularity.cut(period, tenant.fiscalYearStart());
        if (buckets.size() > MOST_BUCKETS) {
            throw ProblemException.field("granularity", "gives " + buckets.size() + " buckets", "at most " + MOST_BUCKETS);
        }
        return new FigureQuery(tenant, period, buckets, granularity, groupBy, currency,
                constant("view", CostView.class, params.view), constantRateDay(params.fxMode), asOf, today,
                choice("contacts", params.contacts, "handled", "all"), held(Parameter.number("reopen_days", params.reopenDays)),
                discountRate(params.discountRate),
                Parameter.number("seed", params.seed).orElse(DayBootstrap.DEFAULT_SEED));
    }

    private DateSpan period(FigureParams params, RoiSettings tenant, Instant asOf, LocalDate today) {
        Optional<LocalDate> from = Optional.ofNullable(params.from).map(text -> date("from", text, tenant));
        Optional<LocalDate> to = Optional.ofNullable(params.to).map(text -> date("to", text, tenant));
        Optional<DateSpan> whole = from.isPresent() && to.isPresent() ? Optional.empty() : history.span(tenant, asOf, today);
        LocalDate start = from.or(() -> whole.map(DateSpan::from)).orElse(today);
        LocalDate end = to.or(() -> whole.map(DateSpan::to)).orElse(today.plusDays(1));
        if (!end.isAfter(start)) {
            throw ProblemException.field("to", "(" + end + ") does not lie after from (" + start + ")", "a later day");
        }
        return new DateSpan(start, end);
    }

    private static LocalDate date(String field, String text, RoiSettings tenant) {
        try {
            return dayOfBusiness(field,
                    text.contains("T") ? tenant.localDate(OffsetDateTime.parse(text).toInstant()) : LocalDate.parse(text));
        } catch (DateTimeException unreadable) {
            throw ProblemException.field(field, "is neither date nor instant", "2025-01-31, or 2025-01-31T00:00:00Z");
        }
    }

    private static LocalDate dayOfBusiness(String field, LocalDate day) {
        if (!DateSpan.CALENDAR.contains(day)) {
            throw ProblemException.field(field, "(" + day + ") is no day of business",
                    DateSpan.CALENDAR.from() + " or later, before " + DateSpan.CALENDAR.to());
        }
        return day;
    }

    private static Optional<LocalDate> constantRateDay(String mode) {
        if (mode.equalsIgnoreCase("dated")) {
            return Optional.empty();
        }
        try {
            if (mode.toLowerCase(Locale.ROOT).startsWith(CONSTANT)) {
                return Optional.of(dayOfBusiness("fx_mode", LocalDate.parse(mode.substring(CONSTANT.length()))));
            }
        } catch (DateTimeException unreadable) {
            // Falls through to the refusal, which says what a day looks like.
        }
        throw ProblemException.field("fx_mode", "is unknown", "dated, or constant@2025-01-31");
    }

    private static boolean held(Optional<Long> reopenDays) {
        if (reopenDays.isPresent() && reopenDays.get() != REOPEN_DAYS) {
            throw ProblemException.field("reopen_days", "is " + reopenDays.get(), "7, the window of the KPI reopen_rate");
        }
        return reopenDays.isPresent();
    }

    private static Optional<BigDecimal> discountRate(String text) {
        try {
            Optional<BigDecimal> rate = Optional.ofNullable(text).map(BigDecimal::new);
            if (rate.isEmpty() || rate.get().scale() <= MOST_DECIMALS
                    && rate.get().compareTo(BigDecimal.ONE.negate()) > 0 && rate.get().compareTo(BigDecimal.TEN) <= 0) {
                return rate;
            }
        } catch (NumberFormatException unreadable) {
            // Falls through to the refusal.
        }
        throw ProblemException.field("discount_rate", "is no yearly rate", "more than -1 and at most 10, such as 0.10");
    }

    private static boolean choice(String field, String value, String no, String yes) {
        if (!value.equals(no) && !value.equals(yes)) {
            throw ProblemException.field(field, "is unknown", no + " or " + yes);
        }
        return value.equals(yes);
    }

    private static <T extends Enum<T>> T constant(String field, Class<T> type, String name) {
        return Arrays.stream(type.getEnumConstants()).filter(value -> value.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> ProblemException.field(field, "is unknown", "one of " + String.join(", ",
                        Arrays.stream(type.getEnumConstants()).map(value -> value.name().toLowerCase(Locale.ROOT)).toList())));
    }
}
