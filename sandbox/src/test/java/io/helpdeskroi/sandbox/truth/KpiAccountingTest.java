package io.helpdeskroi.sandbox.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.sandbox.company.Audit;
import io.helpdeskroi.sandbox.company.Calendar;
import io.helpdeskroi.sandbox.company.Call;
import io.helpdeskroi.sandbox.company.Change;
import io.helpdeskroi.sandbox.company.Channel;
import io.helpdeskroi.sandbox.company.Contact;
import io.helpdeskroi.sandbox.company.People;
import io.helpdeskroi.sandbox.company.Survey;
import io.helpdeskroi.sandbox.company.Ticket;
import io.helpdeskroi.sandbox.company.Topic;

/**
 * The golden week of the KPI catalogue (G1), as far as one vendor's tickets and calls can tell it: without the bot's two
 * cases, with the older ratings.
 */
class KpiAccountingTest {

    private static final long AGENT = 7_100_000_000_001L;
    private static final long OTHER_AGENT = 7_100_000_000_002L;
    private static final String MON = "2025-05-26T";
    private static final String TUE = "2025-05-27T";
    private static final String WED = "2025-05-28T";
    private static final String THU = "2025-05-29T";
    private static final String FRI = "2025-05-30T";
    private static final String NEXT_MON = "2025-06-02T";

    private final List<CaseFile> files = new ArrayList<>();

    private static long at(String local) {
        return LocalDateTime.parse(local).atZone(Calendar.ZONE).toEpochSecond();
    }

    /** Writes a ticket's life by hand. */
    private static final class Story {

        private final List<Audit> audits = new ArrayList<>();
        private final long customer;
        private final boolean outbound;
        private String status = "new";

        Story(long customer, String at, boolean outbound) {
            this.customer = customer;
            this.outbound = outbound;
            add(at, outbound ? AGENT : customer, new Change.Created("status", "new"),
                    new Change.Commented(true, outbound ? AGENT : customer, "hello"));
        }

        Story ask(String at) {
            return add(at, customer, new Change.Commented(true, customer, "?"));
        }

        Story answer(String at, long agent) {
            return add(at, agent, new Change.Commented(true, agent, "!"));
        }

        Story move(String at, long updater, String to) {
            String from = status;
            status = to;
            return add(at, updater, new Change.Changed("status", from, to));
        }

        private Story add(String at, long updater, Change... changes) {
            audits.add(new Audit(audits.size(), at(at), updater, "Mail", 0, List.of(changes)));
            return this;
        }

        Ticket ticket(int k, Optional<Survey> survey) {
            return new Ticket(k, 1000 + k, Channel.EMAIL, outbound, false, audits.get(0).at(), customer, customer, 0,
                    Topic.BILLING, 0, 0, false, List.copyOf(audits), survey);
        }
    }

    private void add(Story story, Survey survey) {
        int k = files.size();
        files.add(CaseReader.read(new Contact(k, Optional.of(story.ticket(k, Optional.ofNullable(survey))), Optional.empty())));
    }

    private void add(long customer, String at, int waited, Call.Outcome outcome, int talk, int hold, int wrap) {
        int k = files.size();
        List<Call.AgentLeg> legs = outcome == Call.Outcome.ANSWERED
                ? List.of(new Call.AgentLeg(AGENT, at(at) + waited, true, talk, hold, wrap, 0))
                : List.of();
        files.add(CaseReader.read(new Contact(k, Optional.empty(), Optional.of(new Call(k, 9_000 + k, at(at), false, outcome,
                false, waited, talk, hold, wrap, customer, People.PHONE, 0, legs)))));
    }

    private static Survey rated(String offered, String answered, int rating) {
        return new Survey(false, at(offered), answered == null ? 0 : at(answered), rating, 0, rating, "", AGENT, People.FRONT);
    }

    private void goldenWeek() {
        add(new Story(1, MON + "09:10", false).answer(MON + "09:40", AGENT).move(MON + "09:41", AGENT, "solved"),
                rated(MON + "10:00", TUE + "08:00", 2));
        // I8 asks the same at 09:00 on Tuesday and is merged: its message belongs to the turn that is open.
        add(new Story(2, MON + "16:30", false).answer(TUE + "09:30", AGENT).ask(TUE + "11:00")
                .answer(TUE + "11:20", OTHER_AGENT)
                .move(TUE + "11:25", OTHER_AGENT, "solved").ask(WED + "10:00").move(WED + "10:00:01", 2, "open")
                .answer(WED + "10:30", OTHER_AGENT).move(WED + "10:31", OTHER_AGENT, "solved"),
                rated(WED + "11:00", WED + "12:00", 1));
        add(new Story(1, WED + "16:00", false).answer(FRI + "10:00", AGENT).move(FRI + "10:00:01", AGENT, "pending")
                .ask(FRI + "12:00").answer(FRI + "12:15", AGENT).move(FRI + "12:15:01", AGENT, "solved"),
                rated(FRI + "13:00", null, 0));
        add(new Story(6, WED + "09:00", false).answer(NEXT_MON + "09:30", OTHER_AGENT)
                .move(NEXT_MON + "10:00", OTHER_AGENT, "solved"), null);
        add(new Story(7, THU + "11:00", true).ask(FRI + "09:00").answer(FRI + "09:45", AGENT)
                .move(FRI + "09:46", AGENT, "solved"), null);
        add(8, MON + "10:00:00", 15, Call.Outcome.ANSWERED, 240, 60, 45);
        add(9, MON + "10:01:00", 4, Call.Outcome.ABANDONED, 0, 0, 0);
        add(10, MON + "10:02:00", 50, Call.Outcome.ABANDONED, 0, 0, 0);
        add(11, MON + "10:03:00", 35, Call.Outcome.ANSWERED, 420, 0, 40);
    }

    private TruthValue week(String kpi, Map<String, String> params) {
        Sheet sheet = new Sheet(Buckets.of(at(MON + "00:00"), at(NEXT_MON + "00:00"), Buckets.Granularity.WEEK), false);
        KpiAccounting accounting = new KpiAccounting(sheet);
        files.forEach(accounting::enter);
        CustomerAccounting customers = new CustomerAccounting(sheet);
        files.stream().filter(CaseFile::countsInbound).collect(java.util.stream.Collectors.groupingBy(file -> file.customer))
                .values().forEach(customers::enter);
        return sheet.values().stream().filter(value -> value.kpi().equals(kpi) && value.params().equals(params)).findFirst()
                .orElseThrow();
    }

    private TruthValue week(String kpi) {
        return week(kpi, Map.of());
    }

    private static void isShare(TruthValue value, double num, double den) {
        assertThat(value.num()).isEqualTo(num);
        assertThat(value.den()).isEqualTo(den);
    }

    @Test
    void countsVolumeAndFlow() {
        goldenWeek();
        assertThat(week("interactions_received").value()).isEqualTo(7.0);
        assertThat(week("customers_contacting").value()).isEqualTo(6.0);
        assertThat(week("resolution_events").value()).isEqualTo(6.0);
        assertThat(week("interactions_resolved").value()).isEqualTo(5.0);
        assertThat(week("customers_served").value()).isEqualTo(4.0);
        assertThat(week("backlog_open").value()).isEqualTo(1.0);
        isShare(week("clearance_rate"), 5, 7);
        isShare(week("repeat_contact_rate"), 1, 7);
        isShare(week("reopen_rate"), 1, 5);
        isShare(week("resolution_rate"), 6, 7);
        isShare(week("fcr_rate"), 3, 5);
        isShare(week("one_touch_rate"), 1, 3);
    }

    @Test
    void chainsContactsByThePreviousSolveOfTheEpisode() {
        add(new Story(1, "2025-05-26T09:00", false).answer("2025-05-30T10:00", AGENT).move("2025-05-30T10:01", AGENT, "solved"),
                null);
        add(1, "2025-05-27T09:00:00", 60, Call.Outcome.ABANDONED, 0, 0, 0);
        add(new Story(1, "2025-06-05T09:00", false).answer("2025-06-05T10:00", AGENT).move("2025-06-05T10:01", AGENT, "solved"),
                null);
        isShare(week("fcr_rate"), 0, 1);
    }

    @Test
    void measuresResponsesInBothClocks() {
        goldenWeek();
        TruthValue calendar = week("first_response_time");
        assertThat(calendar.n()).isEqualTo(3);
        assertThat(calendar.sum()).isEqualTo(1_800.0 + 61_200 + 151_200);
        assertThat(calendar.quantiles()).containsEntry("median", 61_200.0).containsEntry("max", 151_200.0);
        assertThat(calendar.quantiles().get("p90")).isCloseTo(133_200, within(0.001));
        assertThat(week("first_response_time", Map.of("clock", "b")).sum()).isEqualTo(1_800.0 + 3_600 + 7_200);
        TruthValue replies = week("average_response_time");
        assertThat(replies.n()).isEqualTo(7);
        assertThat(replies.sum()).isEqualTo(220_800.0);
        assertThat(week("average_response_time", Map.of("clock", "b")).sum()).isEqualTo(19_200.0);
    }

    @Test
    void measuresResolution() {
        goldenWeek();
        assertThat(week("first_resolution_time").sum()).isEqualTo(1_860.0 + 68_100 + 159_301);
        assertThat(week("full_resolution_time").sum()).isEqualTo(1_860.0 + 151_260 + 159_301);
    }

    @Test
    void measuresTheQueue() {
        goldenWeek();
        assertThat(week("contacts_offered").value()).isEqualTo(4.0);
        assertThat(week("contacts_short_abandoned").value()).isEqualTo(1.0);
        isShare(week("service_level"), 1, 3);
        isShare(week("abandonment_rate"), 1, 3);
        assertThat(week("average_speed_of_answer").value()).isEqualTo(25.0);
        assertThat(week("average_handle_time").value()).isEqualTo(402.5);
    }

    @Test
    void readsRatings() {
        goldenWeek();
        isShare(week("csat"), 1, 2);
        isShare(week("dsat_rate"), 1, 2);
        isShare(week("survey_response_rate"), 2, 3);
    }

    @Test
    void saysWhyNothingIsNotNought() {
        assertThat(week("csat").value()).isNull();
        assertThat(week("csat").reason()).isEqualTo("no_population");
        assertThat(week("first_response_time").value()).isNull();
        assertThat(week("interactions_received").value()).isEqualTo(0.0);
    }
}
