package io.helpdeskroi.roi.statement;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/**
 * The query parameters that all figures share, as they came.
 */
class FigureParams {

    /** Instant or local date, included; without it the ledger's and the metrics' whole history. */
    @QueryParam("from")
    String from;
    /** Instant or local date, excluded. */
    @QueryParam("to")
    String to;
    @QueryParam("granularity")
    @DefaultValue("all")
    String granularity;
    /** {@code category} or {@code channel}. */
    @QueryParam("group_by")
    String groupBy;
    /** Currency of the answer; the reporting currency by default. */
    @QueryParam("currency")
    String currency;
    /** {@code accrual} (costs count over the days they serve) or {@code cash} (on the day they are paid). */
    @QueryParam("view")
    @DefaultValue("accrual")
    String view;
    /** {@code dated}, or {@code constant@2025-01-31}. */
    @QueryParam("fx_mode")
    @DefaultValue("dated")
    String fxMode;
    @QueryParam("as_of")
    String asOf;
    /** {@code handled} leaves contacts that only a bot saw out, {@code all} counts them. */
    @QueryParam("contacts")
    @DefaultValue("handled")
    String contacts;
    /** 7 asks for resolutions that held for seven days; without it every distinct resolved interaction counts. */
    @QueryParam("reopen_days")
    String reopenDays;
    /** Yearly, 0.10 for ten per cent; asks for {@code npv}, {@code irr} and {@code paybackPeriods}. */
    @QueryParam("discount_rate")
    String discountRate;
    @QueryParam("seed")
    String seed;
}
