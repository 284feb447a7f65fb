package io.helpdeskroi.metrics.fact;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.helpdeskroi.contract.FactId;

/**
 * The account's choices a derivation depends on; a change re-derives.
 *
 * @param defaultScheduleId business hours where neither event nor team says otherwise; empty: business clocks are null
 * @param shortAbandon legs abandoned within it are pocket dials (0 disables)
 * @param serviceLevelVoice answer target of calls
 * @param serviceLevelChat answer target of chats
 * @param surveyExpiry when a survey without its own expiry stops being answerable
 * @param reopenVoid cycles re-solved within it without a public agent message are no reopens (0 disables)
 * @param responseTargets targets of response_within_target_rate
 */
public record AccountSettings(Optional<FactId> defaultScheduleId, Duration shortAbandon, Duration serviceLevelVoice,
        Duration serviceLevelChat, Duration surveyExpiry, Duration reopenVoid, List<ResponseTarget> responseTargets) {

    public AccountSettings {
        responseTargets = List.copyOf(responseTargets);
    }

    /** The catalogue's defaults. */
    public static AccountSettings defaults() {
        return new AccountSettings(Optional.empty(), Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(60),
                Duration.ofDays(30), Duration.ZERO, ResponseTarget.PUBLISHED);
    }

    public AccountSettings withDefaultSchedule(FactId scheduleId) {
        return new AccountSettings(Optional.of(scheduleId), shortAbandon, serviceLevelVoice, serviceLevelChat, surveyExpiry,
                reopenVoid, responseTargets);
    }

    public AccountSettings withSurveyExpiry(Duration expiry) {
        return new AccountSettings(defaultScheduleId, shortAbandon, serviceLevelVoice, serviceLevelChat, expiry, reopenVoid,
                responseTargets);
    }
}
