package io.helpdeskroi.sandbox.intercom;

import static io.helpdeskroi.sandbox.intercom.Workspace.CONVERSATIONS;
import static io.helpdeskroi.sandbox.intercom.Workspace.START;
import static io.helpdeskroi.sandbox.intercom.Workspace.TICKETS;
import static io.helpdeskroi.sandbox.intercom.Workspace.all;
import static io.helpdeskroi.sandbox.intercom.Workspace.filter;
import static io.helpdeskroi.sandbox.intercom.Workspace.found;
import static io.helpdeskroi.sandbox.intercom.Workspace.number;
import static io.helpdeskroi.sandbox.intercom.Workspace.read;
import static io.helpdeskroi.sandbox.intercom.Workspace.search;
import static io.helpdeskroi.sandbox.intercom.Workspace.walk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.helpdeskroi.sandbox.company.Conversation;
import io.helpdeskroi.sandbox.company.Desk;
import io.helpdeskroi.sandbox.company.DeskContact;
import io.helpdeskroi.sandbox.company.DeskTicket;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/**
 * Whoever walks a search to its end has exactly the desk.
 */
@QuarkusTest
class SearchTest {

    private static final Desk DESK = new Desk(20250101, 160);
    private static final String ASCENDING = ",\"sort\":{\"field\":\"updated_at\",\"order\":\"ascending\"}";

    @AfterEach
    void behave() {
        Workspace.behave();
    }

    static List<Conversation> conversations() {
        return IntStream.range(0, DESK.size()).mapToObj(DESK::contact).map(DeskContact::conversation)
                .flatMap(Optional::stream).toList();
    }

    static List<DeskTicket> tickets() {
        return IntStream.range(0, DESK.size()).mapToObj(DESK::contact).map(DeskContact::ticket).flatMap(Optional::stream)
                .toList();
    }

    private static String id(Conversation conversation) {
        return Long.toString(Desk.conversationId(conversation.j()));
    }

    private static List<String> existing() {
        return conversations().stream().filter(conversation -> conversation.deletedAt() == 0).map(SearchTest::id).toList();
    }

    private static List<String> ids(List<Map<String, Object>> rows, String type) {
        return rows.stream().filter(row -> type.equals(row.get("type"))).map(row -> (String) row.get("id")).toList();
    }

    private static long updated(Map<String, Object> row) {
        return number(row.get("updated_at"));
    }

    @Test
    void givesEveryConversationOnceByTheTimeOfItsChange() {
        List<Map<String, Object>> rows = walk(CONVERSATIONS, filter("updated_at", ">", START), ASCENDING, 30);
        assertThat(ids(rows, "conversation")).containsExactlyInAnyOrderElementsOf(existing());
        assertThat(rows).extracting(SearchTest::updated).isSorted();
        assertThat(rows).noneMatch(row -> row.containsKey("conversation_parts"));
        List<Map<String, Object>> backwards = walk(CONVERSATIONS, filter("updated_at", ">", START),
                ASCENDING.replace("ascending", "descending"), 40);
        assertThat(backwards).extracting(SearchTest::updated).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(ids(backwards, "conversation")).containsExactlyInAnyOrderElementsOf(existing());
    }

    @Test
    void mixesTicketsIntoConversations() {
        List<String> tickets = tickets().stream().map(ticket -> Long.toString(Desk.ticketId(ticket.j()))).toList();
        assertThat(tickets).isNotEmpty();
        List<Map<String, Object>> mixed = walk(CONVERSATIONS, filter("id", "!=", "1"), "", 150);
        assertThat(ids(mixed, "ticket")).containsExactlyInAnyOrderElementsOf(tickets);
        assertThat(mixed).extracting(SearchTest::updated)
                .isNotEqualTo(mixed.stream().map(SearchTest::updated).sorted().toList());
        assertThat(ids(walk(TICKETS, filter("created_at", ">", 0), "", 7), "ticket"))
                .containsExactlyInAnyOrderElementsOf(tickets);
        assertThat(found(CONVERSATIONS, filter("id", "=", tickets.get(0)), "").getInt("total_count")).isEqualTo(1);
        for (String category : List.of("request", "task")) {
            assertThat(found(TICKETS, filter("category", "=", category), "").getInt("total_count")).isPositive();
        }
    }

    @Test
    void comparesExactlyAndNestsTwoLevels() {
        Conversation some = conversations().stream().filter(conversation -> conversation.deletedAt() == 0).skip(40).findFirst()
                .orElseThrow();
        long at = some.createdAt();
        String only = filter("id", "=", id(some));
        assertThat(found(CONVERSATIONS, all(only, filter("created_at", ">", at)), "").getInt("total_count")).isZero();
        assertThat(found(CONVERSATIONS, all(only, filter("created_at", ">", at - 1), filter("created_at", "<", at + 1)), "")
                .getList("conversations.id")).containsExactly(id(some));
        assertThat(found(CONVERSATIONS, all(only, filter("created_at", "!=", at)), "").getInt("total_count")).isZero();
        String either = "{\"operator\":\"OR\",\"value\":[" + only + "," + filter("id", "=", existing().get(0)) + "]}";
        assertThat(found(CONVERSATIONS, all(either, "{\"field\":\"id\",\"operator\":\"NIN\",\"value\":[\"3\"]}"), "")
                .getList("conversations.id")).containsExactlyInAnyOrder(id(some), existing().get(0));
        int closed = found(CONVERSATIONS, filter("statistics.last_close_at", ">", START), "").getInt("total_count");
        int rated = found(CONVERSATIONS, filter("conversation_rating.replied_at", ">", START), "").getInt("total_count");
        assertThat(closed).isGreaterThan(rated).isLessThan(existing().size() + 1);
        assertThat(rated).isEqualTo((int) conversations().stream().filter(conversation -> conversation.deletedAt() == 0)
                .filter(conversation -> conversation.rating().filter(rating -> rating.answeredAt() != 0).isPresent()).count());
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        search(CONVERSATIONS, filter("weather", "=", 1), "").then().statusCode(400).body("type", equalTo("error.list"),
                "errors[0].code", equalTo("parameter_invalid"));
        search(CONVERSATIONS, filter("created_at", ">", "yesterday"), "").then().statusCode(400).body("errors[0].code",
                equalTo("type_mismatch"));
        search(CONVERSATIONS, filter("created_at", "><", 1), "").then().statusCode(400);
        search(CONVERSATIONS, filter("id", "=", "1"), ",\"sort\":{\"field\":\"updated_at\",\"order\":\"sideways\"}").then()
                .statusCode(400).body("errors[0].code", equalTo("invalid_sort_order"));
        search(CONVERSATIONS, filter("id", "=", "1"), ",\"pagination\":{\"per_page\":151}").then().statusCode(400);
        search(CONVERSATIONS, filter("id", "=", "1"), ",\"pagination\":{\"starting_after\":\"abc\"}").then().statusCode(400);
        search(CONVERSATIONS, all(all(all(filter("id", "=", "1")))), "").then().statusCode(400);
    }

    @Test
    void showsChangesHalfAMinuteLater() {
        Conversation some = conversations().stream().filter(conversation -> conversation.deletedAt() == 0)
                .filter(conversation -> conversation.parts().size() > 4).findFirst().orElseThrow();
        long at = some.parts().get(2).at();
        Workspace.setClock(at + 29);
        assertThat(number(found(CONVERSATIONS, filter("id", "=", id(some)), "").get("conversations[0].updated_at")))
                .isLessThan(at);
        List<Object> parts = read("/conversations/" + id(some)).getList("conversation_parts.conversation_parts");
        assertThat(parts).hasSizeGreaterThanOrEqualTo(3);
        Workspace.setClock(at + 30);
        assertThat(number(found(CONVERSATIONS, filter("id", "=", id(some)), "").get("conversations[0].updated_at")))
                .isGreaterThanOrEqualTo(at);
        Workspace.setClock(some.createdAt() - 1);
        Workspace.ask("/conversations/" + id(some)).then().statusCode(404).body("errors[0].code", equalTo("not_found"));
    }

    @Test
    void tellsDeletionsAndNothingElseOfTheDeleted() {
        List<String> deleted = new ArrayList<>();
        JsonPath page = read("/conversations/deleted?per_page=1&order=asc");
        deleted.addAll(page.getList("conversations.id"));
        for (int number = 2; number <= page.getInt("pages.total_pages"); number++) {
            JsonPath next = read("/conversations/deleted?per_page=1&order=asc&page=" + number);
            deleted.addAll(next.getList("conversations.id"));
            assertThat(next.getString("pages.next") == null).isEqualTo(number == page.getInt("pages.total_pages"));
        }
        assertThat(page.getInt("total_count")).isEqualTo(deleted.size());
        assertThat(deleted).isNotEmpty().containsExactlyInAnyOrderElementsOf(conversations().stream()
                .filter(conversation -> conversation.deletedAt() != 0).map(SearchTest::id).toList());
        Workspace.ask("/conversations/" + deleted.get(0)).then().statusCode(404);
        Workspace.signed("2.15").get("/intercom/conversations/deleted").then().statusCode(404);
    }

    @Test
    void listsWithoutAnOrderThatHelps() {
        List<String> listed = new ArrayList<>();
        String after = "";
        while (after != null) {
            JsonPath page = read("/conversations?per_page=70" + after);
            listed.addAll(page.getList("conversations.id"));
            String next = page.getString("pages.next.starting_after");
            after = next == null ? null : "&starting_after=" + next.replace("=", "%3D");
        }
        assertThat(new HashSet<>(listed)).containsAll(existing()).hasSize(listed.size());
    }
}
