package io.helpdeskroi.roi.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Currency;
import java.util.Objects;

/**
 * An exact amount of one currency. Amounts of different currencies never meet without a conversion.
 */
public record Money(BigDecimal amount, Currency currency) {

    /** Precision of every money formula. */
    public static final MathContext PRECISION = MathContext.DECIMAL128;

    public Money {
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(currency, "currency");
    }

    /** An amount as it is written on the wire: {@code of("123.45", "EUR")}. */
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Iso4217.currency(currency, "currency"));
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    public Money plus(Money other) {
        return new Money(amount.add(same(other).amount, PRECISION), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(same(other).amount, PRECISION), currency);
    }

    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor, PRECISION), currency);
    }

    public Money dividedBy(BigDecimal divisor) {
        return new Money(amount.divide(divisor, PRECISION), currency);
    }

    public Money rounded(Rounding rounding) {
        return new Money(rounding.toMinorUnits(amount, currency), currency);
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency + " unconverted");
        }
        return other;
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
