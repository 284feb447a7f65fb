package io.helpdeskroi.intercom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonParseException;

import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.VendorFailure;

/** How changes are found: bounds, overlap and lag, pages, cursors, and what is read of each row. */
class SearchWalkTest {

    private static final long NOW = FakeIntercom.NOW.getEpochSecond();
    private static final long SETTLED = NOW - 120;

    private final FakeIntercom intercom = new FakeIntercom();
    private final ConversationStream stream = new ConversationStream();

    @Test
    void asksForWhatHasSettledOldestFirstAndInPagesOfFifty() {
        intercom.answer("conversations", page(null));
        Fetched.Page page = fetch(Optional.empty());
        assertThat(bound(">")).isEqualTo(FakeIntercom.START.getEpochSecond() - 1);
        assertThat(bound("<")).isEqualTo(SETTLED + 1);
        assertThat(last().sort()).isEqualTo(new Search.Sort("updated_at", "ascending"));
        assertThat(last().pagination()).isEqualTo(new Search.Pagination(50, null));
        assertThat(page.more()).isFalse();
        assertThat(page.highWaterMark()).contains(Instant.ofEpochSecond(SETTLED));
    }

    @Test
    void overlapsTheLastWalkByTenMinutes() {
        intercom.answer("conversations", page(null)).answer("conversations", page(null));
        Fetched.Page first = fetch(Optional.empty());
        intercom.fetch(stream, Optional.of(first.next()), FakeIntercom.NOW.plusSeconds(60));
        assertThat(bound(">")).isEqualTo(SETTLED - 600 - 1);
        assertThat(bound("<")).isEqualTo(SETTLED + 60 + 1);
    }

    @Test
    void keepsItsBoundsFromPageToPage() {
        intercom.answer("conversations", page("a", row("1", SETTLED - 9_000))).answer("conversations", page(null));
        Fetched.Page first = fetch(Optional.empty());
        assertThat(first.more()).isTrue();
        intercom.fetch(stream, Optional.of(first.next()), FakeIntercom.NOW.plusSeconds(60));
        assertThat(bound(">")).isEqualTo(FakeIntercom.START.getEpochSecond() - 1);
        assertThat(bound("<")).isEqualTo(SETTLED + 1);
        assertThat(last().pagination().startingAfter()).isEqualTo("a");
    }

    @Test
    void promisesOnlyWhatLiesBeforeTheLastSecondRead() {
        intercom.answer("conversations", page("a", row("1", SETTLED - 9_000), row("2", SETTLED - 8_000)));
        assertThat(fetch(Optional.empty()).highWaterMark()).contains(Instant.ofEpochSecond(SETTLED - 8_001));
    }

    @Test
    void waitsUntilSomethingCanHaveSettled() {
        Fetched.Page page = (Fetched.Page) stream.fetch(intercom.session(), new FetchContext("acme", Optional.empty(),
                FakeIntercom.NOW.minusSeconds(60), Optional.empty(), FakeIntercom.NOW, Map.of()));
        assertThat(page.records()).isEmpty();
        assertThat(page.more()).isFalse();
        assertThat(intercom.requests).isEmpty();
    }

    @Test
    void halvesAPageThatTakesTooLongDownToAFloor() {
        for (int i = 0; i < 3; i++) {
            intercom.fail("conversations", new VendorFailure.Transient("504", null));
        }
        intercom.answer("conversations", page("a", row("1", SETTLED - 9_000))).answer("conversations", page(null));
        Fetched.Page page = fetch(Optional.empty());
        assertThat(perPages()).containsExactly(50, 25, 12, 6);
        fetch(Optional.of(page.next()));
        assertThat(last().pagination().perPage()).as("the rest of the walk").isEqualTo(6);
    }

    @Test
    void givesUpAtTheFloor() {
        for (int i = 0; i < 5; i++) {
            intercom.fail("conversations", new VendorFailure.Transient("504", null));
        }
        assertThatThrownBy(() -> fetch(Optional.empty())).isInstanceOf(VendorFailure.Transient.class);
        assertThat(perPages()).containsExactly(50, 25, 12, 6, 5);
    }

    @Test
    void doesNotTakeABrokenBodyForALargePage() {
        intercom.fail("conversations", new VendorFailure.Transient("x", new JsonParseException(null, "x")));
        assertThatThrownBy(() -> fetch(Optional.empty())).isInstanceOf(VendorFailure.Transient.class);
        assertThat(perPages()).containsExactly(50);
    }

    @Test
    void goesOnByTimeWhenTheCursorIsRefused() {
        intercom.answer("conversations", page("a", row("1", SETTLED - 9_000), row("2", SETTLED - 8_000)))
                .fail("conversations", new VendorFailure.Protocol("400", new AnswerMeaning.CursorRefused()))
                .answer("conversations", page(null, row("2", SETTLED - 8_000), row("3", SETTLED - 8_000)));
        Fetched.Page first = fetch(Optional.empty());
        Fetched.Page second = fetch(Optional.of(first.next()));
        assertThat(bound(">")).as("the second that was being read is read again").isEqualTo(SETTLED - 8_001);
        assertThat(last().pagination().startingAfter()).isNull();
        assertThat(intercom.requestsTo("conversation/3")).hasSize(1);
        assertThat(second.more()).isFalse();
    }

    @Test
    void goesOnByTimeWhenTheCursorIsOld() {
        intercom.answer("conversations", page("a", row("1", SETTLED - 9_000))).answer("conversations", page(null));
        Fetched.Page first = fetch(Optional.empty());
        intercom.fetch(stream, Optional.of(first.next()), FakeIntercom.NOW.plus(Duration.ofHours(2)));
        assertThat(last().pagination().startingAfter()).isNull();
        assertThat(bound(">")).isEqualTo(SETTLED - 9_001);
    }

    @Test
    void readsAnyNumberOfConversationsOfOneSecond() {
        String[] rows = IntStream.range(0, 50).mapToObj(i -> row("1" + i, SETTLED - 9_000)).toArray(String[]::new);
        intercom.answer("conversations", page("a", rows)).answer("conversations", page("b", rows))
                .answer("conversations", page(null, row("2", SETTLED - 9_000)));
        Fetched.Page first = fetch(Optional.empty());
        Fetched.Page second = fetch(Optional.of(first.next()));
        Fetched.Page third = fetch(Optional.of(second.next()));
        assertThat(second.highWaterMark()).as("the second may go on").contains(Instant.ofEpochSecond(SETTLED - 9_001));
        assertThat(last().pagination().startingAfter()).isEqualTo("b");
        assertThat(third.more()).isFalse();
        assertThat(intercom.requestsTo("conversation/2")).hasSize(1);
    }

    @Test
    void doesNotTakeATimeTheSearchShouldNotShowForAPosition() {
        intercom.answer("conversations", page("a", row("1", SETTLED - 9_000), row("2", NOW)));
        assertThat(fetch(Optional.empty()).highWaterMark()).contains(Instant.ofEpochSecond(SETTLED - 9_001));
    }

    @Test
    void stopsWhenTheCursorDoesNotMove() {
        intercom.answer("conversations", page("a", row("1", SETTLED - 9_000)))
                .answer("conversations", page("a", row("1", SETTLED - 9_000)));
        Fetched.Page first = fetch(Optional.empty());
        assertThatThrownBy(() -> fetch(Optional.of(first.next()))).isInstanceOf(VendorFailure.Protocol.class)
                .hasMessageContaining("circles");
    }

    @Test
    void readsAConversationOfTheOverlapAgainOnlyWhenItHasChanged() {
        intercom.answer("conversations", page(null, row("1", SETTLED - 100), row("2", SETTLED - 50)))
                .answer("conversation/1", whole("1", SETTLED - 100)).answer("conversation/2", whole("2", SETTLED - 50))
                .answer("conversations", page(null, row("1", SETTLED - 100), row("3", SETTLED - 90), row("2", SETTLED + 30)))
                .answer("conversation/2", whole("2", SETTLED + 30)).answer("conversation/3", whole("3", SETTLED - 90));
        Fetched.Page first = fetch(Optional.empty());
        Fetched.Page second = intercom.fetch(stream, Optional.of(first.next()), FakeIntercom.NOW.plusSeconds(60));
        assertThat(intercom.requestsTo("conversation/1")).hasSize(1);
        assertThat(intercom.requestsTo("conversation/2")).hasSize(2);
        assertThat(Payloads.ids(second.records())).as("visible late").contains("interaction/conversation:3")
                .doesNotContain("interaction/conversation:1");
    }

    @Test
    void readsATicketAgainWhoseStateMovedWithoutItsTime() {
        String before = row("9", SETTLED - 50).replace("}", ",\"ticket_state\":{\"category\":\"in_progress\"}}");
        String after = before.replace("in_progress", "resolved");
        intercom.answer("tickets", tickets(before)).answer("ticket/9", before).answer("tickets", tickets(before))
                .answer("tickets", tickets(after)).answer("ticket/9", after);
        TicketStream tickets = new TicketStream();
        Fetched.Page first = intercom.fetch(tickets, Optional.empty());
        Fetched.Page second = intercom.fetch(tickets, Optional.of(first.next()), FakeIntercom.NOW.plusSeconds(60));
        assertThat(second.records()).isEmpty();
        Fetched.Page third = intercom.fetch(tickets, Optional.of(second.next()), FakeIntercom.NOW.plusSeconds(120));
        assertThat(Payloads.interaction(third.records()).status()).isEqualTo("solved");
    }

    @Test
    void setsAsideAConversationThatTheVendorRefusesToGive() {
        intercom.answer("conversations", page(null, row("1", SETTLED - 100), row("2", SETTLED - 50)))
                .fail("conversation/1", new VendorFailure.Protocol("/conversations/1 answered 422", null))
                .answer("conversation/2", whole("2", SETTLED - 50));
        Fetched.Page page = fetch(Optional.empty());
        assertThat(Payloads.malformed(page.records())).extracting(row -> row.vendorId() + " " + row.fault())
                .containsExactly("1 cannot be read by itself: /conversations/1 answered 422");
        assertThat(Payloads.ids(page.records())).contains("interaction/conversation:2");
    }

    @Test
    void stopsWhenTheVendorRefusesEveryConversation() {
        intercom.answer("conversations", page(null, row("1", SETTLED - 100), row("2", SETTLED - 50)))
                .fail("conversation/1", new VendorFailure.Protocol("/conversations/1 answered 302", null))
                .fail("conversation/2", new VendorFailure.Protocol("/conversations/2 answered 302", null));
        assertThatThrownBy(() -> fetch(Optional.empty())).isInstanceOf(VendorFailure.Protocol.class)
                .hasMessageContaining("/conversations/1");
    }

    @Test
    void deliversATombstoneForAConversationThatIsGoneWhenAskedFor() {
        intercom.answer("conversations", page(null, row("1", SETTLED - 100)));
        Fetched.Page page = fetch(Optional.empty());
        assertThat(Payloads.interaction(page.records()).deletedAt()).isEqualTo(FakeIntercom.NOW);
        assertThat(Payloads.record(page.records(), "interaction/conversation:1").sourceUpdatedAt())
                .isEqualTo(FakeIntercom.NOW);
    }

    @Test
    void leavesTicketsAmongConversationsToTheirFeed() {
        intercom.answer("conversations", page(null, "{\"type\":\"ticket\",\"id\":\"9\",\"updated_at\":1}",
                "{\"type\":\"conversation\",\"id\":\"10\",\"updated_at\":1,\"ticket\":{\"id\":\"10\"}}"));
        assertThat(Payloads.skips(fetch(Optional.empty()).records())).containsExactly("ticket", "ticket");
        assertThat(intercom.requestsTo("conversation/9")).isEmpty();
        assertThat(intercom.requestsTo("conversation/10")).isEmpty();
    }

    @Test
    void setsAsideARowThatBreaksTheFormatByItsId() {
        intercom.answer("conversations", page(null, row("1", SETTLED - 100), "{\"type\":\"conversation\",\"updated_at\":[]}"))
                .answer("conversation/1", "{\"id\":\"1\",\"created_at\":1,\"updated_at\":1,\"state\":{\"a\":1}}");
        assertThat(Payloads.malformed(fetch(Optional.empty()).records())).extracting(row -> row.vendorId() + " " + row.field())
                .containsExactly("1 state", "[1+1] id");
    }

    @Test
    void looksOnceADayThroughWhatWasClosedLately() {
        intercom.answer("conversations", page(null)).answer("conversations", page(null))
                .answer("conversations", page(null, closed("1", false), closed("2", true)))
                .answer("conversation/2", whole("2", SETTLED - 9_000)).answer("conversations", page(null));
        Instant tomorrow = FakeIntercom.NOW.plus(Duration.ofDays(1));
        Fetched.Page first = fetch(Optional.empty());
        Fetched.Page second = intercom.fetch(stream, Optional.of(first.next()), tomorrow);
        assertThat(second.more()).isTrue();
        Fetched.Page closed = intercom.fetch(stream, Optional.of(second.next()), tomorrow);
        assertThat(last().query().value()).contains(new Search.Condition("statistics.last_close_at", ">",
                tomorrow.minus(Duration.ofDays(30)).getEpochSecond() - 1));
        assertThat(last().sort().field()).isEqualTo("updated_at");
        assertThat(Payloads.ids(closed.records())).contains("interaction/conversation:1", "survey/rating:1:1790000000",
                "interaction/conversation:2", "event/conversation:2:created").doesNotContain("event/conversation:1:created");
        assertThat(closed.records()).contains(new MappedRecord.Partial("1")).doesNotContain(new MappedRecord.Partial("2"));
        assertThat(closed.highWaterMark()).isEmpty();
        assertThat(closed.more()).isFalse();
        intercom.fetch(stream, Optional.of(closed.next()), tomorrow.plusSeconds(60));
        assertThat(last().query().value()).hasSize(2);
        assertThat(bound(">")).isEqualTo(tomorrow.getEpochSecond() - 120 - 600 - 1);
    }

    @Test
    void letsChangesPassWhileItLooksThroughWhatWasClosed() {
        intercom.answer("conversations", page(null)).answer("conversations", page(null))
                .answer("conversations", page("a", closed("1", false))).answer("conversations", page("b", closed("1", false)))
                .answer("conversations", page(null)).answer("conversations", page("c", closed("1", false)))
                .answer("conversations", page(null));
        Instant tomorrow = FakeIntercom.NOW.plus(Duration.ofDays(1));
        Fetched.Page page = intercom.fetch(stream, Optional.of(fetch(Optional.empty()).next()), tomorrow);
        page = intercom.fetch(stream, Optional.of(page.next()), tomorrow);
        assertThat(page.more()).isTrue();
        page = intercom.fetch(stream, Optional.of(page.next()), tomorrow.plusSeconds(130));
        assertThat(page.more()).as("its turn is over").isFalse();
        page = intercom.fetch(stream, Optional.of(page.next()), tomorrow.plusSeconds(190));
        assertThat(last().query().value()).as("changes").hasSize(2);
        assertThat(bound(">")).isEqualTo(tomorrow.getEpochSecond() - 120 - 600 - 1);
        page = intercom.fetch(stream, Optional.of(page.next()), tomorrow.plusSeconds(190));
        assertThat(bound(">")).as("goes on where it was").isEqualTo(1_790_000_000L - 1);
        assertThat(last().query().value()).contains(new Search.Condition("statistics.last_close_at", ">",
                tomorrow.minus(Duration.ofDays(30)).getEpochSecond() - 1));
        page = intercom.fetch(stream, Optional.of(page.next()), tomorrow.plusSeconds(330));
        assertThat(page.more()).isFalse();
        intercom.answer("conversations", page(null)).fetch(stream, Optional.of(page.next()), tomorrow.plusSeconds(400));
        assertThat(last().query().value()).hasSize(2);
    }

    @Test
    void fillsBackByCreation() {
        intercom.answer("conversations", page(null));
        Instant from = Instant.parse("2026-03-01T00:00:00Z");
        Fetched.Page page = (Fetched.Page) stream.fetch(intercom.session(), new FetchContext("acme", Optional.empty(), from,
                Optional.of(from.plus(Duration.ofDays(1))), FakeIntercom.NOW, Map.of()));
        assertThat(last().sort().field()).isEqualTo("created_at");
        assertThat(bound(">")).isEqualTo(from.getEpochSecond() - 1);
        assertThat(bound("<")).isEqualTo(from.plus(Duration.ofDays(1)).getEpochSecond());
        assertThat(page.more()).isFalse();
    }

    @Test
    void keepsItsCursorWithinTheLimitHoweverManyChangeAtOnce() {
        String[] rows = IntStream.range(0, 150).mapToObj(i -> row("215469876543" + (100 + i), SETTLED - 50))
                .toArray(String[]::new);
        intercom.answer("conversations", page(null, rows));
        assertThat(fetch(Optional.empty()).next().text()).hasSizeLessThan(4_000);
    }

    private Fetched.Page fetch(Optional<Cursor> cursor) {
        return intercom.fetch(stream, cursor);
    }

    private Search last() {
        return intercom.searches.get(intercom.searches.size() - 1);
    }

    private Object bound(String operator) {
        return last().query().value().stream().filter(condition -> condition.operator().equals(operator)).findFirst()
                .orElseThrow().value();
    }

    private java.util.List<Integer> perPages() {
        return intercom.searches.stream().map(search -> search.pagination().perPage()).toList();
    }

    private static String page(String after, String... rows) {
        return "{\"type\":\"conversation.list\",\"pages\":{\"next\":"
                + (after == null ? "null" : "{\"page\":2,\"starting_after\":\"" + after + "\"}") + "},\"conversations\":["
                + Stream.of(rows).collect(Collectors.joining(",")) + "]}";
    }

    private static String tickets(String row) {
        return page(null, row).replace("\"conversations\"", "\"tickets\"");
    }

    private static String row(String id, long updated) {
        return "{\"type\":\"conversation\",\"id\":\"" + id + "\",\"created_at\":1780000000,\"updated_at\":" + updated + "}";
    }

    private static String whole(String id, long updated) {
        return row(id, updated);
    }

    private static String closed(String id, boolean byAgent) {
        return """
                {"type":"conversation","id":"%s","created_at":1780000000,"updated_at":1790000000,"state":"closed",
                 "statistics":{"last_close_at":1789999000},"ai_agent_participated":%b,
                 "conversation_rating":{"rating":5,"created_at":1790000000,"updated_at":1790000100}}""".formatted(id, byAgent);
    }
}
