package io.helpdeskroi.sandbox.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.sandbox.company.Calendar;
import io.helpdeskroi.sandbox.company.Conversation;
import io.helpdeskroi.sandbox.company.DeskContact;
import io.helpdeskroi.sandbox.company.DeskPeople;
import io.helpdeskroi.sandbox.company.DeskTicket;
import io.helpdeskroi.sandbox.company.Part;
import io.helpdeskroi.sandbox.company.Topic;

/**
 * A Monday at the Messenger desk, written by hand.
 */
class DeskAccountingTest {

    private static final long ADMIN = 7_101;
    private static final long CUSTOMER = 0x66AA_0000_0000L;

    private final List<CaseFile> files = new ArrayList<>();

    private static long at(String time) {
        return LocalDateTime.parse("2025-05-26T" + time).atZone(Calendar.ZONE).toEpochSecond();
    }

    /** Writes the parts of a life by hand. */
    private static final class Parts {

        private final List<Part> parts = new ArrayList<>();

        Parts add(String time, String type, long author, String body, String detail) {
            parts.add(new Part(parts.size(), at(time), type, author, body, type.equals("assignment") ? DeskPeople.MESSENGER : 0,
                    detail));
            return this;
        }

        Parts says(String time, long author) {
            return add(time, "comment", author, "words", "");
        }

        Parts does(String time, String type, long author) {
            return add(time, type, author, "", "");
        }
    }

    private DeskContact conversation(String time, String deliveredAs, Conversation.Rating rating, Conversation.Fin fin,
            long deletedAt, Parts parts) {
        int j = files.size();
        boolean inbound = deliveredAs.equals("customer_initiated");
        return new DeskContact(j, Optional.of(new Conversation(j, "conversation", deliveredAs, at(time), CUSTOMER + j,
                inbound ? CUSTOMER + j : ADMIN, Topic.BILLING, List.copyOf(parts.parts), Optional.ofNullable(rating),
                Optional.ofNullable(fin), "", deletedAt)), Optional.empty());
    }

    private CaseFile add(DeskContact contact) {
        files.add(DeskReader.read(contact, files.size()));
        return files.get(files.size() - 1);
    }

    private CaseFile asked(String time, Parts parts) {
        return add(conversation(time, "customer_initiated", null, null, 0, parts));
    }

    private TruthValue day(String kpi, Map<String, String> params) {
        Sheet sheet = new Sheet(Buckets.of(at("00:00"), at("00:00") + 86_400, Buckets.Granularity.ALL), false);
        KpiAccounting accounting = new KpiAccounting(sheet);
        files.forEach(accounting::enter);
        return sheet.values().stream().filter(value -> value.kpi().equals(kpi) && value.params().equals(params)).findFirst()
                .orElseThrow();
    }

    private TruthValue day(String kpi) {
        return day(kpi, Map.of());
    }

    @Test
    void waitsForAPersonSinceTheBotGaveUp() {
        long customer = CUSTOMER;
        CaseFile file = asked("08:50", new Parts().says("08:50:05", DeskPeople.FIN).says("08:55", customer)
                .does("08:55:10", "assignment", DeskPeople.FIN).does("09:03", "assignment", DeskPeople.OPERATOR)
                .says("09:10:10", ADMIN).does("09:20", "close", ADMIN));
        assertThat(file.botOnly).isFalse();
        assertThat(day("first_response_time").sum()).isEqualTo(900.0);
        assertThat(day("first_response_time", Map.of("clock", "b")).sum()).isEqualTo(610.0);
        assertThat(day("average_response_time").n()).isEqualTo(1);
        assertThat(day("full_resolution_time").sum()).isEqualTo(1_800.0);
    }

    @Test
    void leavesWhatTheBotDidAloneOutOfPeoplesTimes() {
        CaseFile file = asked("10:00", new Parts().says("10:00:05", DeskPeople.FIN).does("10:10", "close", DeskPeople.FIN));
        assertThat(file.botOnly).isTrue();
        assertThat(day("resolution_events").value()).isEqualTo(1.0);
        assertThat(day("first_response_time").n()).isZero();
        assertThat(day("average_response_time").n()).isZero();
        assertThat(day("first_resolution_time").n()).isZero();
    }

    @Test
    void countsTheReturnOfACustomerAsReopened() {
        long customer = CUSTOMER;
        asked("10:00", new Parts().says("10:00:05", DeskPeople.FIN).does("10:10", "close", DeskPeople.FIN)
                .add("11:00", "open", customer, "No.", "").does("11:00:04", "assignment", DeskPeople.FIN)
                .says("11:05:04", ADMIN).does("11:06", "close", ADMIN));
        assertThat(day("reopen_rate").num()).isEqualTo(1.0);
        assertThat(day("resolution_events").value()).isEqualTo(2.0);
        assertThat(day("first_response_time").sum()).isEqualTo(300.0);
        assertThat(day("first_resolution_time").n()).isZero();
        assertThat(day("full_resolution_time").sum()).isEqualTo(3_960.0);
    }

    @Test
    void wakesWhatSleepsWhenTheCustomerWrites() {
        long customer = CUSTOMER;
        CaseFile file = asked("09:00", new Parts().says("09:10", ADMIN).add("09:10:02", "snoozed", ADMIN, "", "0")
                .add("09:30", "open", customer, "Any news?", "").add("09:40", "close", ADMIN, "Here it is.", "")
                .says("10:00", customer).says("10:10", ADMIN).does("10:11", "close", ADMIN));
        assertThat(file.everPaused).isTrue();
        assertThat(file.reopenedAt).containsExactly(at("10:00"));
        assertThat(file.unsolvedFrom).containsExactly(at("09:00"), at("10:00"));
        assertThat(day("average_response_time").sum()).isEqualTo(600.0 * 3);
        assertThat(day("one_touch_rate").num()).isZero();
    }

    @Test
    void measuresHowWeAnswerThoseWeWroteTo() {
        long customer = CUSTOMER;
        add(conversation("09:00", "admin_initiated", null, null, 0, new Parts().does("09:00:01", "close", DeskPeople.OPERATOR)
                .add("10:00", "open", customer, "Thanks, but?", "").says("10:07", ADMIN).does("10:08", "close", ADMIN)));
        assertThat(day("average_response_time").sum()).isEqualTo(420.0);
        assertThat(day("interactions_received").value()).isEqualTo(0.0);
        assertThat(day("resolution_events").value()).isEqualTo(0.0);
    }

    @Test
    void countsNeitherRehearsalsNorWhatWasDeleted() {
        Conversation.Fin preview = new Conversation.Fin("fin_preview", "", "assumed_resolution");
        add(conversation("09:00", "customer_initiated", null, preview, 0, new Parts().says("09:00:04", DeskPeople.FIN)));
        add(conversation("09:00", "customer_initiated", null, null, at("12:00"), new Parts()));
        assertThat(day("interactions_received").value()).isEqualTo(0.0);
        asked("09:00", new Parts());
        assertThat(day("interactions_received").value()).isEqualTo(1.0);
        assertThat(day("backlog_open").value()).isEqualTo(1.0);
    }

    @Test
    void countsATicketOfACustomerOnceAndWorkAmongColleaguesNever() {
        Parts life = new Parts().says("09:30", ADMIN)
                .add("09:31", "ticket_state_updated_by_admin", ADMIN, "", "waiting_on_customer").says("10:00", CUSTOMER)
                .says("10:30", ADMIN).add("10:31", "ticket_state_updated_by_admin", ADMIN, "", "resolved");
        for (String category : List.of("Customer", "Back-office")) {
            add(new DeskContact(files.size(), Optional.empty(), Optional.of(new DeskTicket(files.size(), category, at("09:00"),
                    CUSTOMER, CUSTOMER, Topic.BILLING, false, life.parts))));
        }
        assertThat(day("interactions_received").value()).isEqualTo(1.0);
        assertThat(day("first_response_time").sum()).isEqualTo(1_800.0);
        assertThat(day("average_response_time").sum()).isEqualTo(3_600.0);
        assertThat(day("full_resolution_time").sum()).isEqualTo(5_460.0);
        assertThat(day("one_touch_rate").num()).isZero();
    }

    @Test
    void readsRatings() {
        Parts parts = new Parts().says("09:10", ADMIN).does("09:11", "close", ADMIN);
        add(conversation("09:00", "customer_initiated", new Conversation.Rating(at("09:12"), at("09:20"), 4, "", ADMIN), null,
                0,
                parts));
        add(conversation("09:00", "customer_initiated", new Conversation.Rating(at("09:12"), 0, 0, "", ADMIN), null, 0, parts));
        assertThat(day("csat").num()).isEqualTo(1.0);
        assertThat(day("csat").den()).isEqualTo(1.0);
        assertThat(day("surveys_offered").value()).isEqualTo(2.0);
        assertThat(day("survey_response_rate").num()).isEqualTo(1.0);
    }
}
