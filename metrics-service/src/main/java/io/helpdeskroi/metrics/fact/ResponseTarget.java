package io.helpdeskroi.metrics.fact;

import java.time.Duration;
import java.util.List;

/**
 * A promise of how fast a customer turn is answered.
 *
 * @param name value of the parameter {@code target}
 * @param clock how the time is counted
 * @param duration the target; zero for {@link Clock#END_OF_NEXT_BUSINESS_DAY}
 */
public record ResponseTarget(String name, Clock clock, Duration duration) {

    /** The thresholds published out of the box; the first is the default of {@code response_within_target_rate}. */
    public static final List<ResponseTarget> PUBLISHED = List.of(
            new ResponseTarget("1h", Clock.CALENDAR, Duration.ofHours(1)),
            new ResponseTarget("60s", Clock.CALENDAR, Duration.ofSeconds(60)),
            new ResponseTarget("15min", Clock.CALENDAR, Duration.ofMinutes(15)),
            new ResponseTarget("next_business_day", Clock.END_OF_NEXT_BUSINESS_DAY, Duration.ZERO),
            new ResponseTarget("24bh", Clock.BUSINESS, Duration.ofHours(24)));

    /** How the time of a target is counted. */
    public enum Clock {
        CALENDAR,
        BUSINESS,
        END_OF_NEXT_BUSINESS_DAY
    }
}
