package io.helpdeskroi.sandbox.truth;

import java.util.List;
import java.util.Map;

import io.helpdeskroi.sandbox.company.Call;
import io.helpdeskroi.sandbox.company.Channel;
import io.helpdeskroi.sandbox.company.Survey;

/**
 * Works out the KPIs case by case, as the KPI catalogue defines them.
 */
final class KpiAccounting {

    static final long DAY = 86_400;
    static final long WINDOW = 7 * DAY;
    private static final int SERVICE_LEVEL = 20;
    private static final int SHORT_ABANDON = 5;
    private static final Map<String, String> CALENDAR = Map.of();
    private static final Map<String, String> BUSINESS = Map.of("clock", "b");
    private static final List<String> DURATIONS = List.of("first_response_time", "average_response_time",
            "first_resolution_time",
            "full_resolution_time");
    private static final List<String> SHARES = List.of("clearance_rate", "resolution_rate", "reopen_rate",
            "repeat_contact_rate",
            "one_touch_rate", "fcr_rate", "csat", "dsat_rate", "survey_response_rate", "service_level", "abandonment_rate");
    private static final List<String> COUNTS = List.of("interactions_received", "resolution_events", "backlog_open",
            "contacts_offered", "contacts_answered", "contacts_abandoned", "contacts_short_abandoned", "contacts_voicemail",
            "surveys_offered");

    private final Sheet sheet;

    KpiAccounting(Sheet sheet) {
        this.sheet = sheet;
        COUNTS.forEach(kpi -> sheet.declare(kpi, CALENDAR, Tally.Shape.COUNT));
        List.of("interactions_resolved", "customers_served", "customers_contacting")
                .forEach(kpi -> sheet.declare(kpi, CALENDAR, Tally.Shape.DISTINCT));
        SHARES.forEach(kpi -> sheet.declare(kpi, CALENDAR, Tally.Shape.SHARE));
        DURATIONS.forEach(kpi -> {
            sheet.declare(kpi, CALENDAR, Tally.Shape.DURATION);
            sheet.declare(kpi, BUSINESS, Tally.Shape.DURATION);
        });
        sheet.declare("average_speed_of_answer", CALENDAR, Tally.Shape.DURATION);
        sheet.declare("average_handle_time", CALENDAR, Tally.Shape.DURATION);
    }

    void enter(CaseFile file) {
        if (file.call != null && file.inbound) {
            queue(file, file.call);
        }
        if (!file.counts) {
            return;
        }
        if (file.channel.isWritten()) {
            turns(file);
        }
        if (file.inbound) {
            flow(file);
            resolution(file);
            if (file.survey != null) {
                survey(file, file.survey);
            }
        }
    }

    private void count(String kpi, long at, CaseFile file) {
        sheet.enter(kpi, CALENDAR, at, file.channel, Tally::count);
    }

    private void share(String kpi, long at, CaseFile file, boolean hit) {
        sheet.enter(kpi, CALENDAR, at, file.channel, tally -> tally.share(hit ? 1 : 0, 1));
    }

    private void duration(String kpi, long at, CaseFile file, long calendar, long business) {
        sheet.enter(kpi, CALENDAR, at, file.channel, tally -> tally.duration(calendar));
        sheet.enter(kpi, BUSINESS, at, file.channel, tally -> tally.duration(business));
    }

    private void flow(CaseFile file) {
        count("interactions_received", file.createdAt, file);
        sheet.enter("customers_contacting", CALENDAR, file.createdAt, file.channel, tally -> tally.distinct(file.customer));
        sheet.enter("clearance_rate", CALENDAR, file.createdAt, file.channel, tally -> tally.share(0, 1));
        share("resolution_rate", file.createdAt, file, file.solvedAtInstant(file.createdAt + WINDOW));
        int cleared = -1;
        for (long solve : file.solvedAt) {
            count("resolution_events", solve, file);
            sheet.enter("interactions_resolved", CALENDAR, solve, file.channel, tally -> tally.distinct(file.k));
            sheet.enter("customers_served", CALENDAR, solve, file.channel, tally -> tally.distinct(file.customer));
            int bucket = sheet.buckets().of(solve);
            if (bucket >= 0 && bucket != cleared) {
                sheet.enter("clearance_rate", CALENDAR, bucket, file.channel, tally -> tally.share(1, 0));
                cleared = bucket;
            }
        }
        for (int i = 0; i < file.unsolvedFrom.length; i++) {
            backlog(file, file.unsolvedFrom[i], file.unsolvedTo[i] == 0 ? Long.MAX_VALUE : file.unsolvedTo[i]);
        }
    }

    /** Open at the last instant before a bucket's end. */
    private void backlog(CaseFile file, long from, long to) {
        for (int bucket = 0; bucket < sheet.buckets().count(); bucket++) {
            if (from < sheet.buckets().to(bucket) && sheet.buckets().to(bucket) <= to) {
                sheet.enter("backlog_open", CALENDAR, bucket, file.channel, Tally::count);
            }
        }
    }

    private void turns(CaseFile file) {
        if (file.inbound && file.firstAnsweredAt != 0) {
            duration("first_response_time", file.firstAnsweredAt, file, file.firstAnsweredAt - file.firstAskedAt,
                    file.firstAnswerBusiness);
        }
        for (int i = 0; i < file.turnsOpened.length; i++) {
            if (file.turnsAnswered[i] != 0) {
                duration("average_response_time", file.turnsAnswered[i], file, file.turnsAnswered[i] - file.turnsOpened[i],
                        file.turnsBusiness[i]);
            }
        }
    }

    private void resolution(CaseFile file) {
        int solves = file.solvedAt.length;
        if (solves == 0) {
            return;
        }
        long first = file.solvedAt[0];
        share("reopen_rate", first, file, file.reopenedAt.length > 0 && file.reopenedAt[0] <= first + WINDOW);
        boolean stands = solves > file.reopenedAt.length;
        long last = file.solvedAt[solves - 1];
        if (file.channel != Channel.VOICE && file.solvedByHuman[0]) {
            duration("first_resolution_time", first, file, first - file.createdAt, file.firstSolveBusiness);
        }
        if (file.channel != Channel.VOICE && stands && file.solvedByHuman[solves - 1]) {
            duration("full_resolution_time", last, file, last - file.createdAt, file.lastSolveBusiness);
            if (file.replyTurns > 0) {
                share("one_touch_rate", last, file,
                        file.replyTurns == 1 && !file.everPaused && file.reopenedAt.length == 0);
            }
        }
    }

    private void survey(CaseFile file, Survey survey) {
        count("surveys_offered", survey.offeredAt(), file);
        share("survey_response_rate", survey.offeredAt(), file,
                survey.answeredAt() != 0 && survey.answeredAt() <= survey.offeredAt() + Survey.EXPIRY);
        if (survey.answeredAt() != 0) {
            share("csat", survey.answeredAt(), file, survey.satisfied());
            share("dsat_rate", survey.answeredAt(), file, survey.dissatisfied());
        }
    }

    private void queue(CaseFile file, Call call) {
        if (call.outcome() == Call.Outcome.ANSWERED && file.counts) {
            sheet.enter("average_handle_time", CALENDAR, call.wrapEndedAt(), file.channel,
                    tally -> tally.duration(call.talk() + (long) call.hold() + call.wrap()));
        }
        if (call.outsideHours()) {
            return;
        }
        boolean answered = call.outcome() == Call.Outcome.ANSWERED;
        boolean abandoned = call.outcome() == Call.Outcome.ABANDONED;
        boolean given = abandoned && call.waited() <= SHORT_ABANDON;
        count("contacts_offered", call.createdAt(), file);
        count(answered ? "contacts_answered"
                : given ? "contacts_short_abandoned"
                        : abandoned ? "contacts_abandoned" : "contacts_voicemail",
                call.createdAt(), file);
        if (!given) {
            share("service_level", call.createdAt(), file, answered && call.waited() <= SERVICE_LEVEL);
            share("abandonment_rate", call.createdAt(), file, abandoned);
        }
        if (answered) {
            sheet.enter("average_speed_of_answer", CALENDAR, call.createdAt() + call.waited(), file.channel,
                    tally -> tally.duration(call.waited()));
        }
    }
}
