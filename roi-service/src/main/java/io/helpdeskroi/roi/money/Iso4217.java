package io.helpdeskroi.roi.money;

import java.util.Currency;

import io.helpdeskroi.contract.InvalidFactException;

/**
 * The currencies money can be kept in: ISO 4217 codes that have minor units.
 */
public final class Iso4217 {

    private static final String EXPECTED = "an ISO 4217 code of a currency with minor units, such as EUR";

    private Iso4217() {
    }

    /** The currency of a code; {@code field} is blamed when the code is unknown or names no spendable currency. */
    public static Currency currency(String code, String field) {
        if (code == null) {
            throw new InvalidFactException(field, "is missing", EXPECTED);
        }
        Currency currency;
        try {
            currency = Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            throw new InvalidFactException(field, "is no known currency", EXPECTED);
        }
        if (currency.getDefaultFractionDigits() < 0) {
            throw new InvalidFactException(field, "(" + code + ") has no minor units", EXPECTED);
        }
        return currency;
    }
}
