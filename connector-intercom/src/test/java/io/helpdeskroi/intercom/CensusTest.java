package io.helpdeskroi.intercom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.helpdeskroi.connector.spi.Census;
import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Period;

/** The vendor's own counts and lists of ids, and single objects. */
class CensusTest {

    private static final Period HOUR = new Period(Instant.ofEpochSecond(1790006400), Instant.ofEpochSecond(1790010000));
    private static final String NO_TICKETS = "{\"tickets\":[],\"total_count\":0}";

    private final FakeIntercom intercom = new FakeIntercom();

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void countsAWindowExactlyWhetherBoundsMatchOrNot(boolean boundsMatch) {
        List<Search.Condition> conditions = Search.within("created_at", 1790006400, 1790010000, 1, null).query().value();
        LongPredicate matches = second -> conditions.stream().allMatch(condition -> {
            long bound = (long) condition.value();
            return switch (condition.operator()) {
                case ">" -> second > bound || boundsMatch && second == bound;
                case "<" -> second < bound || boundsMatch && second == bound;
                case "!=" -> second != bound;
                default -> throw new AssertionError(condition.operator());
            };
        });
        assertThat(LongStream.range(1790006390, 1790010010).filter(matches).boxed().toList())
                .isEqualTo(LongStream.range(1790006400, 1790010000).boxed().toList());
    }

    @Test
    void asksForACountOnly() {
        intercom.answer("conversations", "{\"conversations\":[],\"total_count\":17}").answer("tickets", NO_TICKETS);
        assertThat(new ConversationStream().census().orElseThrow().count(intercom.session(), HOUR)).isEqualTo(17);
        assertThat(intercom.searches.get(0).pagination().perPage()).isEqualTo(1);
    }

    @Test
    void takesOffTheTicketsThatASearchForConversationsGives() {
        intercom.answer("conversations", "{\"conversations\":[],\"total_count\":17}")
                .answer("tickets", "{\"tickets\":[{\"id\":\"9\"}],\"total_count\":40}")
                .answer("conversations", "{\"conversations\":[{\"type\":\"ticket\",\"id\":\"9\"}],\"total_count\":1}")
                .answer("tickets", "{\"tickets\":[],\"total_count\":5}")
                .answer("conversations", "{\"conversations\":[],\"total_count\":3}")
                .answer("tickets", "{\"tickets\":[],\"total_count\":1}");
        Census<IntercomSession> census = new ConversationStream().census().orElseThrow();
        assertThat(census.count(intercom.session(), HOUR)).isEqualTo(12);
        assertThat(census.count(intercom.session(), HOUR)).as("how it is with tickets is asked for once").isEqualTo(2);
    }

    @Test
    void countsConversationsOfATokenThatMayNotReadTickets() {
        intercom.answer("conversations", "{\"conversations\":[],\"total_count\":17}").fail("tickets",
                new VendorFailure.Forbidden("403"));
        assertThat(new ConversationStream().census().orElseThrow().count(intercom.session(), HOUR)).isEqualTo(17);
    }

    @Test
    void countsTickets() {
        intercom.answer("tickets", "{\"tickets\":[],\"total_count\":5}");
        Census<IntercomSession> census = new TicketStream().census().orElseThrow();
        assertThat(census.count(intercom.session(), HOUR)).isEqualTo(5);
        assertThat(census.prefix()).isEqualTo("ticket:");
        assertThat(intercom.requests).containsExactly("tickets");
    }

    @Test
    void saysWhenTheVendorDoesNotCount() {
        intercom.answer("tickets", "{\"tickets\":[]}");
        assertThatThrownBy(() -> new TicketStream().census().orElseThrow().count(intercom.session(), HOUR))
                .isInstanceOf(VendorFailure.Protocol.class);
    }

    @Test
    void listsIdsPageByPageWithoutTickets() {
        intercom.answer("conversations",
                "{\"conversations\":[{\"id\":\"1\"},{\"type\":\"ticket\",\"id\":\"9\"}],\"pages\":{\"next\":{\"starting_after\":\"a\"}}}")
                .answer("conversations", "{\"conversations\":[{\"id\":\"2\"}],\"pages\":{\"next\":null}}");
        Census<IntercomSession> census = new ConversationStream().census().orElseThrow();
        Census.IdPage first = census.ids(intercom.session(), HOUR, Optional.empty()).orElseThrow();
        assertThat(first).isEqualTo(new Census.IdPage(List.of("1"), Optional.of(new Cursor("a"))));
        assertThat(census.ids(intercom.session(), HOUR, first.next()).orElseThrow())
                .isEqualTo(new Census.IdPage(List.of("2"), Optional.empty()));
        assertThat(intercom.searches.get(1).pagination().startingAfter()).isEqualTo("a");
    }

    @Test
    void passesOverAPageOfTickets() {
        intercom.answer("conversations",
                "{\"conversations\":[{\"type\":\"ticket\",\"id\":\"9\"}],\"pages\":{\"next\":{\"starting_after\":\"a\"}}}")
                .answer("conversations", "{\"conversations\":[{\"id\":\"2\"}],\"pages\":{}}");
        assertThat(new ConversationStream().census().orElseThrow().ids(intercom.session(), HOUR, Optional.empty()))
                .contains(new Census.IdPage(List.of("2"), Optional.empty()));
        assertThat(intercom.requestsTo("conversations")).hasSize(2);
    }

    @Test
    void whatTheFeedDeliversIsWhatIsCounted() {
        List<MappedRecord> records = Payloads.conversation("");
        Census<IntercomSession> census = new ConversationStream().census().orElseThrow();
        assertThat(Payloads.facts(records).stream().filter(census::counts)).singleElement()
                .satisfies(record -> assertThat(census.createdAt(record)).isEqualTo(((Interaction) record.fact()).createdAt()));
        assertThat(Payloads.facts(Payloads.ticket("")).stream().filter(census::counts)).isEmpty();
    }

    @Test
    void readsOneObjectAnew() {
        intercom.answer("conversation/501", Payloads.text("conversation.json"))
                .answer("conversation/9", "{\"type\":\"conversation\",\"id\":\"9\",\"ticket\":{\"id\":\"9\"}}")
                .answer("ticket/9001", "{\"id\":\"9001\",\"created_at\":1790000000,\"updated_at\":1790000000}");
        assertThat(Payloads.ids(single("501"))).contains("interaction/conversation:501", "survey/rating:501:1790075460");
        assertThat(Payloads.skips(single("9"))).containsExactly("ticket");
        assertThatThrownBy(() -> single("404")).isInstanceOf(VendorFailure.Gone.class);
        assertThat(Payloads.ids(one(new TicketStream(), "9001"))).contains("interaction/ticket:9001");
    }

    @Test
    void readsPeopleAndCompaniesAnew() {
        intercom.answer("contact/5f0", "{\"id\":\"5f0\",\"role\":\"user\",\"created_at\":1790000000,\"updated_at\":1790000000}")
                .answer("company/6a1",
                        "{\"id\":\"6a1\",\"name\":\"Acme\",\"created_at\":1790000000,\"updated_at\":1790000000}");
        assertThat(Payloads.ids(one(new ContactStream(), "5f0"))).containsExactly("customer/contact:5f0");
        assertThat(Payloads.ids(one(new CompanyStream(), "6a1"))).containsExactly("organisation/company:6a1");
    }

    private List<MappedRecord> one(VendorStream<IntercomSession> stream, String id) {
        return stream.single().orElseThrow().read(intercom.session(),
                FakeIntercom.context(Optional.empty(), FakeIntercom.NOW), id);
    }

    private List<MappedRecord> single(String id) {
        return one(new ConversationStream(), id);
    }
}
