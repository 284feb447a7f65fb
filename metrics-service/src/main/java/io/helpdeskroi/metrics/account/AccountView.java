package io.helpdeskroi.metrics.account;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.InvalidFactException;

/**
 * The account as read and written over HTTP.
 *
 * @param timezone IANA zone that buckets are cut in
 * @param timezoneFrom writing: from when the zone rules; absent: for all time, as a correction
 * @param weekStart first day of a week; default Monday
 * @param currency ISO 4217
 * @param defaultScheduleId business hours where neither event nor team says otherwise; absent: none
 * @param settings what the KPI catalogue leaves to the account; default: its defaults
 */
public record AccountView(String timezone, Instant timezoneFrom, DayOfWeek weekStart, String currency,
        FactId defaultScheduleId, Settings settings) {

    public AccountView {
        try {
            ZoneId.of(timezone == null ? "" : timezone);
        } catch (DateTimeException unknown) {
            throw new InvalidFactException("timezone", "is missing or unknown", "an IANA zone name such as Europe/Berlin");
        }
        weekStart = weekStart == null ? DayOfWeek.MONDAY : weekStart;
        if (currency == null || !currency.matches("[A-Z]{3}")) {
            throw new InvalidFactException("currency", "is not a currency code", "an ISO 4217 code such as EUR");
        }
        if (defaultScheduleId != null && defaultScheduleId.entity() != Entity.SCHEDULE) {
            throw new InvalidFactException("default_schedule_id", "refers to a " + defaultScheduleId.entity().wire(),
                    "the id of a schedule");
        }
        settings = settings == null ? new Settings(null, null, null, null, null, null, null) : settings;
    }

    /**
     * Every default the catalogue names.
     *
     * @param shortAbandonS calls abandoned within these seconds are pocket dials; 0 disables
     * @param serviceLevelVoiceS target of service_level for calls
     * @param serviceLevelChatS target of service_level for chats
     * @param surveyExpiryD days after which a survey can no longer be answered
     * @param reopenVoidH cycles solved again within these hours without an agent's message are no reopens; 0 disables
     * @param minN fewest answers behind a published value
     * @param minNAgent fewest answers behind a survey value of one agent
     */
    public record Settings(Integer shortAbandonS, Integer serviceLevelVoiceS, Integer serviceLevelChatS,
            Integer surveyExpiryD, Integer reopenVoidH, Integer minN, Integer minNAgent) {

        public Settings {
            shortAbandonS = within(shortAbandonS, 5, 0, 3_600, "short_abandon_s");
            serviceLevelVoiceS = within(serviceLevelVoiceS, 20, 1, 86_400, "service_level_voice_s");
            serviceLevelChatS = within(serviceLevelChatS, 60, 1, 86_400, "service_level_chat_s");
            surveyExpiryD = within(surveyExpiryD, 30, 1, 365, "survey_expiry_d");
            reopenVoidH = within(reopenVoidH, 0, 0, 720, "reopen_void_h");
            minN = within(minN, 1, 1, 1_000, "min_n");
            minNAgent = within(minNAgent, 5, 1, 1_000, "min_n_agent");
        }

        private static int within(Integer value, int usual, int least, int most, String field) {
            int chosen = value == null ? usual : value;
            if (chosen < least || chosen > most) {
                throw new InvalidFactException("settings." + field, "is " + chosen, least + " to " + most);
            }
            return chosen;
        }
    }

    static AccountView of(Account account, String timezone) {
        return new AccountView(timezone, null, DayOfWeek.valueOf(account.weekStart.toUpperCase(Locale.ROOT)),
                account.currency, account.defaultScheduleId == null ? null : FactId.parse(account.defaultScheduleId),
                new Settings(account.shortAbandonS, account.serviceLevelVoiceS, account.serviceLevelChatS,
                        account.surveyExpiryD, account.reopenVoidH, account.minN, account.minNAgent));
    }
}
