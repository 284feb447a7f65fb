package io.helpdeskroi.roi.figure;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value, or the reason why there is none.
 */
public final class Outcome {

    private final BigDecimal value;
    private final String reason;

    private Outcome(BigDecimal value, String reason) {
        this.value = value;
        this.reason = reason;
    }

    public static Outcome of(BigDecimal value) {
        return new Outcome(Objects.requireNonNull(value), null);
    }

    public static Outcome undefined(String reason) {
        return new Outcome(null, Objects.requireNonNull(reason));
    }

    /** The value of a double; NaN and infinity are no values. */
    public static Outcome ofDouble(double value) {
        return Double.isFinite(value) ? of(BigDecimal.valueOf(value)) : undefined(Reason.INVALID_INPUT);
    }

    public Optional<BigDecimal> value() {
        return Optional.ofNullable(value);
    }

    /** Present exactly when there is no value. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public Outcome then(Function<BigDecimal, Outcome> step) {
        return value == null ? this : step.apply(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Outcome that && Objects.equals(value, that.value) && Objects.equals(reason, that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value, reason);
    }

    @Override
    public String toString() {
        return value == null ? "null " + reason : value.toPlainString();
    }
}
