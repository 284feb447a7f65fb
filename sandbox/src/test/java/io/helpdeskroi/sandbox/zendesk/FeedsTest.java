package io.helpdeskroi.sandbox.zendesk;

import static io.helpdeskroi.sandbox.zendesk.Vendor.API;
import static io.helpdeskroi.sandbox.zendesk.Vendor.START;
import static io.helpdeskroi.sandbox.zendesk.Vendor.number;
import static io.helpdeskroi.sandbox.zendesk.Vendor.read;
import static io.helpdeskroi.sandbox.zendesk.Vendor.rows;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.helpdeskroi.sandbox.company.Audit;
import io.helpdeskroi.sandbox.company.Change;
import io.helpdeskroi.sandbox.company.Company;
import io.helpdeskroi.sandbox.company.Contact;
import io.helpdeskroi.sandbox.company.Ticket;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/**
 * Whoever walks a feed to its end has exactly the company.
 */
@QuarkusTest
class FeedsTest {

    private static final Company COMPANY = new Company(20250101, 400, 0.05);

    @AfterEach
    void behave() {
        Vendor.behave();
    }

    private static List<Ticket> tickets() {
        return IntStream.range(0, COMPANY.size()).mapToObj(COMPANY::contact).map(Contact::ticket).flatMap(Optional::stream)
                .toList();
    }

    private static Set<Long> ids(List<Ticket> tickets) {
        return tickets.stream().map(Ticket::id).collect(Collectors.toSet());
    }

    private static long solvedAt(Ticket ticket) {
        return ticket.audits().stream().filter(audit -> audit.changes().stream()
                .anyMatch(change -> change instanceof Change.Changed changed && "solved".equals(changed.to())))
                .mapToLong(Audit::at).findFirst().orElse(0);
    }

    private static List<Map<String, Object>> walkCursor(String query) {
        List<Map<String, Object>> walked = new ArrayList<>();
        JsonPath page = read("/incremental/tickets/cursor.json?start_time=" + START + query);
        walked.addAll(rows(page, "tickets"));
        while (!page.getBoolean("end_of_stream")) {
            page = read("/incremental/tickets/cursor.json?cursor=" + page.getString("after_cursor") + query);
            walked.addAll(rows(page, "tickets"));
        }
        assertThat(page.getString("after_cursor")).isNotNull();
        return walked;
    }

    private static List<Map<String, Object>> walkTime(String path, String root, String query) {
        List<Map<String, Object>> walked = new ArrayList<>();
        long start = START;
        for (int page = 0; page < 200; page++) {
            JsonPath answer = read(path + "?start_time=" + start + query);
            walked.addAll(rows(answer, root));
            long end = answer.getLong("end_time");
            assertThat(answer.getString("next_page")).contains("start_time=" + end);
            boolean ends = answer.get("end_of_stream") == null ? end == start : answer.getBoolean("end_of_stream");
            if (ends) {
                return walked;
            }
            start = end;
        }
        throw new AssertionError(path + " does not end");
    }

    @Test
    void givesEveryTicketOnceAtItsLatestByCursor() {
        List<Map<String, Object>> walked = walkCursor("&per_page=60&support_type_scope=all&include=metric_sets");
        assertThat(walked).extracting(row -> number(row.get("id"))).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(ids(tickets()));
        assertThat(walked).extracting(row -> number(row.get("generated_timestamp"))).isSorted();
        for (Map<String, Object> row : walked) {
            Ticket ticket = COMPANY.contact(COMPANY.contactOfTicket(number(row.get("id")))).ticket().orElseThrow();
            List<Audit> audits = ticket.audits();
            assertThat(number(row.get("generated_timestamp"))).isEqualTo(audits.get(audits.size() - 1).at());
            assertThat(row.get("status").equals("deleted")).isEqualTo(ticket.deleted());
            assertThat(row.get("metric_set") == null).isEqualTo(ticket.deleted());
        }
    }

    @Test
    void leavesOutWhatTheAutomatedAgentHandledUnlessAsked() {
        Set<Long> automated = ids(tickets().stream().filter(Ticket::aiAgent).toList());
        assertThat(automated).isNotEmpty();
        assertThat(walkCursor("")).extracting(row -> number(row.get("id"))).doesNotContainAnyElementsOf(automated);
        assertThat(walkCursor("&support_type_scope=ai_agent")).extracting(row -> number(row.get("id")))
                .containsExactlyInAnyOrderElementsOf(automated);
        assertThat(walkCursor("&support_type_scope=all&exclude_deleted=true")).noneMatch(
                row -> row.get("status").equals("deleted"));
    }

    @Test
    void repeatsTheBoundaryOfTimePagesAndLosesNothing() {
        List<Map<String, Object>> tickets = walkTime("/incremental/tickets", "tickets", "&per_page=50&support_type_scope=all");
        assertThat(tickets.size()).isGreaterThan(ids(tickets()).size());
        assertThat(tickets.stream().map(row -> number(row.get("id"))).collect(Collectors.toSet())).isEqualTo(ids(tickets()));
        List<Map<String, Object>> events = walkTime("/incremental/ticket_events", "ticket_events",
                "&per_page=300&include=comment_events&support_type_scope=all");
        long expected = tickets().stream().flatMap(ticket -> ticket.audits().stream()).filter(audit -> !audit.silent()).count();
        assertThat(events.stream().map(row -> number(row.get("id"))).collect(Collectors.toSet())).hasSize((int) expected);
    }

    @Test
    void tellsCallsAndLegsWithoutAnEnd() {
        List<Contact> calls = IntStream.range(0, COMPANY.size()).mapToObj(COMPANY::contact)
                .filter(contact -> contact.call().isPresent()).toList();
        List<Map<String, Object>> walked = walkTime("/channels/voice/stats/incremental/calls", "calls", "&per_page=20");
        assertThat(walked.stream().map(row -> number(row.get("id"))).collect(Collectors.toSet())).hasSize(calls.size());
        Set<Long> legs = walkTime("/channels/voice/stats/incremental/legs", "legs", "&per_page=20").stream()
                .map(row -> number(row.get("id"))).collect(Collectors.toSet());
        assertThat(legs).hasSize(calls.stream().mapToInt(contact -> 1 + contact.call().orElseThrow().agentLegs().size()).sum());
    }

    @Test
    void tellsMetricEventsAndLeavesBreachesOutThatDidNotCome() {
        List<Map<String, Object>> rows = walkTime("/incremental/ticket_metric_events", "ticket_metric_events", "&per_page=400");
        assertThat(rows.stream().map(row -> number(row.get("id"))).distinct().count()).isGreaterThan(2_000);
        assertThat(rows).anyMatch(row -> row.get("type").equals("apply_sla")).anyMatch(row -> row.get("type").equals("breach")
                && Boolean.FALSE.equals(row.get("deleted"))).anyMatch(row -> Boolean.TRUE.equals(row.get("deleted")));
        JsonPath page = read("/incremental/ticket_metric_events?start_time=" + START + "&page%5Bsize%5D=1000");
        assertThat(rows(page, "ticket_metric_events")).hasSize(1_000);
        assertThat(page.getBoolean("meta.has_more")).isTrue();
    }

    @Test
    void tellsPeopleByCursorAndByTime() {
        Set<Long> walked = new HashSet<>();
        JsonPath page = read("/incremental/users/cursor?start_time=0&per_page=70");
        rows(page, "users").forEach(row -> walked.add(number(row.get("id"))));
        while (!page.getBoolean("end_of_stream")) {
            page = read("/incremental/users/cursor?cursor=" + page.getString("after_cursor") + "&per_page=70");
            rows(page, "users").forEach(row -> assertThat(walked.add(number(row.get("id")))).isTrue());
        }
        assertThat(walked).hasSize(COMPANY.people().customerCount() + COMPANY.people().agents().size());
        assertThat(rows(read("/incremental/organizations?start_time=0"), "organizations"))
                .hasSize(COMPANY.people().organizationCount());
        assertThat(rows(read("/users?role%5B%5D=agent&role%5B%5D=admin&page%5Bsize%5D=100"), "users"))
                .hasSize(COMPANY.people().agents().size());
    }

    @Test
    void tellsSatisfactionInBothForms() {
        List<Ticket> rated = tickets().stream().filter(ticket -> ticket.survey().filter(survey -> !survey.newer()).isPresent())
                .toList();
        Map<Long, String> scores = new HashMap<>();
        JsonPath page = read("/satisfaction_ratings?page%5Bsize%5D=40");
        rows(page, "satisfaction_ratings").forEach(row -> scores.put(number(row.get("ticket_id")), (String) row.get("score")));
        while (page.getBoolean("meta.has_more")) {
            page = read("/satisfaction_ratings?page%5Bsize%5D=40&page%5Bafter%5D=" + page.getString("meta.after_cursor"));
            rows(page, "satisfaction_ratings")
                    .forEach(row -> scores.put(number(row.get("ticket_id")), (String) row.get("score")));
        }
        assertThat(scores.keySet()).isEqualTo(ids(rated));
        assertThat(scores.values()).contains("offered", "good", "bad");
        long middle = 1_756_000_000_000L;
        int before = rows(read("/guide/survey_responses?page%5Bsize%5D=100&filter%5Bcreated_at_end%5D=" + middle),
                "survey_responses").size();
        int after = rows(read("/guide/survey_responses?page%5Bsize%5D=100&filter%5Bcreated_at_start%5D=" + (middle + 1)),
                "survey_responses").size();
        assertThat(before + after).isEqualTo((int) tickets().stream().filter(
                ticket -> ticket.survey().filter(survey -> survey.newer() && survey.answeredAt() != 0).isPresent()).count());
    }

    @Test
    void showsTheWorldAsItStoodAtTheClock() {
        Ticket waiting = tickets().stream().filter(ticket -> solvedAt(ticket) > ticket.createdAt() + 7_200).skip(20).findFirst()
                .orElseThrow();
        long now = waiting.createdAt() + 3_600;
        Vendor.setClock(Instant.ofEpochSecond(now).toString());
        List<Map<String, Object>> then = walkCursor("&support_type_scope=all");
        assertThat(then.stream().allMatch(row -> number(row.get("generated_timestamp")) <= now - 60)).isTrue();
        assertThat(then.stream().filter(row -> number(row.get("id")) == waiting.id()).map(row -> row.get("status")).toList())
                .hasSize(1).doesNotContain("solved", "closed");
        String checkpoint = read("/incremental/tickets/cursor?support_type_scope=all&start_time=" + (now - 3600))
                .getString("after_cursor");
        Vendor.setClock(Instant.ofEpochSecond(now + 7 * 86_400).toString());
        List<Map<String, Object>> later = rows(
                read("/incremental/tickets/cursor?support_type_scope=all&cursor=" + checkpoint), "tickets");
        Set<Long> changed = tickets().stream().filter(ticket -> ticket.audits().stream()
                .anyMatch(audit -> audit.at() > now - 60 && audit.at() <= now + 7 * 86_400 - 60)).map(Ticket::id)
                .collect(Collectors.toSet());
        assertThat(later.stream().map(row -> number(row.get("id"))).collect(Collectors.toSet())).isEqualTo(changed);
    }

    @Test
    void writesBreachesBeforeTheyCome() {
        Ticket waiting = tickets().stream().filter(ticket -> MetricEvents.of(ticket).stream()
                .anyMatch(row -> row.type().equals("breach") && row.voidAt() == 0 && row.time() - row.writtenAt() > 7_200))
                .findFirst().orElseThrow();
        MetricEvents.Row breach = MetricEvents.of(waiting).stream()
                .filter(row -> row.type().equals("breach") && row.voidAt() == 0).findFirst().orElseThrow();
        Vendor.setClock(Instant.ofEpochSecond(breach.writtenAt() + 3_600).toString());
        JsonPath page = read("/incremental/ticket_metric_events?start_time=" + breach.writtenAt());
        assertThat(rows(page, "ticket_metric_events")).anyMatch(row -> number(row.get("ticket_id")) == waiting.id()
                && row.get("type").equals("breach"));
        assertThat(page.getLong("end_time")).isLessThanOrEqualTo(breach.writtenAt() + 3_540);
    }

    @Test
    void withholdsTheLastMinute() {
        long now = Clock.systemUTC().instant().getEpochSecond();
        Vendor.ask("/incremental/tickets/cursor?start_time=" + (now - 10)).then().statusCode(422);
        Vendor.ask("/incremental/ticket_events?start_time=" + (now - 10)).then().statusCode(422);
        assertThat(Vendor.ask("/incremental/ticket_events?start_time=" + (now - 10)).jsonPath().getString("description"))
                .startsWith("Too recent start_time");
    }

    @Test
    void forgetsTheChildrenOfDeletedTicketsButNotThem() {
        Ticket deleted = tickets().stream().filter(Ticket::deleted).findFirst().orElseThrow();
        Vendor.ask("/tickets/" + deleted.id()).then().statusCode(404);
        Vendor.ask("/tickets/" + deleted.id() + "/audits").then().statusCode(404);
        Vendor.setClock("2025-12-31T22:00:00Z");
        List<Map<String, Object>> listed = rows(read("/tickets?page%5Bsize%5D=100&sort=updated_at"), "tickets");
        assertThat(listed).isNotEmpty().noneMatch(row -> row.get("status").equals("deleted"));
        int found = read("/search/count?query=type:ticket%20created%3E=2025-01-01").getInt("count");
        assertThat(found).isEqualTo((int) tickets().stream().filter(ticket -> !ticket.deleted()).count());
    }

    @Test
    void worksWithAndWithoutTheSuffix() {
        for (String path : List.of("/groups", "/group_memberships", "/custom_statuses", "/slas/policies",
                "/business_hours/schedules", "/tickets/count", "/users/me", "/deleted_tickets")) {
            assertThat(Vendor.ask(path + ".json").statusCode()).as(path).isEqualTo(200);
            assertThat(Vendor.ask(path).statusCode()).as(path).isEqualTo(200);
        }
        given().get(API + "/groups").then().statusCode(401);
    }
}
