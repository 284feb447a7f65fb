package io.helpdeskroi.intercom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.rows.Identities;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.contract.Agent;
import io.helpdeskroi.contract.AgentKind;
import io.helpdeskroi.contract.Customer;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.EventKind;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Leg;
import io.helpdeskroi.contract.LegOutcome;
import io.helpdeskroi.contract.Organisation;
import io.helpdeskroi.contract.Team;

/** Feeds that are lists: people, companies, deletions, calls. */
class ListsTest {

    private final FakeIntercom intercom = new FakeIntercom();

    @Test
    void marksBotsAmongTheAdmins() {
        intercom.answer("admins", """
                {"type":"admin.list","admins":[
                 {"type":"admin","id":"7","name":"Ann Lee","email":"ann@example.com","has_inbox_seat":true,"team_ids":[77,78]},
                 {"type":"admin","id":"8","name":"Operator","email":"operator+x1@intercom.io","has_inbox_seat":false},
                 {"type":"bot","id":"9","name":"Fin"},
                 {"type":"admin","id":"10","name":"Fin Murphy","email":"fin@example.com","has_inbox_seat":true}]}""");
        List<MappedRecord> records = intercom.fetch(new AdminStream(), Optional.empty()).records();
        Agent ann = Payloads.fact(records, "agent/admin:7", Agent.class);
        assertThat(ann.type()).isEqualTo(AgentKind.HUMAN);
        assertThat(ann.memberships()).extracting(Agent.Membership::teamId).containsExactly(FactId.parse("acme/team/team:77"),
                FactId.parse("acme/team/team:78"));
        assertThat(Payloads.fact(records, "agent/admin:8", Agent.class).type()).isEqualTo(AgentKind.BOT);
        assertThat(Payloads.fact(records, "agent/admin:9", Agent.class).type()).isEqualTo(AgentKind.AI_AGENT);
        assertThat(Payloads.fact(records, "agent/admin:10", Agent.class).type()).isEqualTo(AgentKind.HUMAN);
    }

    @Test
    void readsTeams() {
        intercom.answer("teams",
                "{\"type\":\"team.list\",\"teams\":[{\"type\":\"team\",\"id\":\"77\",\"name\":\"Billing\",\"admin_ids\":[7]}]}");
        Fetched.Page page = intercom.fetch(new TeamStream(), Optional.empty());
        assertThat(Payloads.fact(page.records(), "team/team:77", Team.class).name()).isEqualTo("Billing");
        assertThat(page.more()).isFalse();
        assertThat(page.highWaterMark()).contains(FakeIntercom.NOW.minusSeconds(60));
    }

    @Test
    void findsContactsByDayTwoDaysBack() {
        intercom.answer("contacts",
                """
                        {"type":"list","data":[{"type":"contact","id":"c1","external_id":"u-88","email":" Kim@Example.com","role":"user",
                         "created_at":1780000000,"updated_at":1790000000,"language_override":null,"browser_language":"en-us",
                         "companies":{"data":[{"id":"63f0aa"}],"has_more":false},"custom_attributes":{"plan_key":"gold"}}],
                         "pages":{"next":null}}""")
                .answer("contacts", "{\"data\":[],\"pages\":{}}");
        Fetched.Page first = intercom.fetch(new ContactStream(), Optional.empty());
        Customer kim = Payloads.fact(first.records(), "customer/contact:c1", Customer.class);
        assertThat(kim.identities()).containsExactly(
                new Customer.Identity("email_sha256", Identities.hash("kim@example.com")),
                new Customer.Identity("external_id", "u-88"));
        assertThat(kim.organisationId()).isEqualTo(FactId.parse("acme/organisation/company:63f0aa"));
        assertThat(kim.attributes()).extracting(attribute -> attribute.name() + "=" + attribute.value())
                .containsExactly("language=en-US", "plan=gold");
        intercom.fetch(new ContactStream(), Optional.of(first.next()), FakeIntercom.NOW.plusSeconds(900));
        assertThat(intercom.searches.get(0).query().value()).as("people are older than the connection")
                .containsExactly(
                        new Search.Condition("updated_at", ">", Instant.parse("2011-01-01T00:00:00Z").getEpochSecond() - 1));
        assertThat(intercom.searches.get(1).query().value()).as("no upper bound, which would cut off the day")
                .containsExactly(new Search.Condition("updated_at", ">",
                        FakeIntercom.NOW.minus(Duration.ofMinutes(10)).minus(Duration.ofDays(2)).getEpochSecond() - 1));
    }

    @Test
    void goesBackDaysWhenAContactCursorIsRefused() {
        intercom.answer("contacts",
                "{\"data\":[{\"id\":\"c1\",\"updated_at\":1780000000}],\"pages\":{\"next\":{\"starting_after\":\"a\"}}}")
                .fail("contacts", new VendorFailure.Protocol("400", new AnswerMeaning.CursorRefused()))
                .answer("contacts", "{\"data\":[],\"pages\":{}}");
        Fetched.Page first = intercom.fetch(new ContactStream(), Optional.empty());
        intercom.fetch(new ContactStream(), Optional.of(first.next()));
        assertThat(intercom.searches.get(2).query().value())
                .containsExactly(new Search.Condition("updated_at", ">", 1780000000L - 2 * 86_400 - 1));
    }

    @Test
    void scrollsThroughCompaniesToTheEmptyPage() {
        String company = "{\"type\":\"list\",\"data\":[{\"id\":\"63f0aa\",\"name\":\"Example AG\",\"plan\":{\"name\":\"gold\"},\"size\":85,"
                + "\"created_at\":1780000000,\"updated_at\":1790000000,\"custom_attributes\":{\"branch\":\"Retail\"}}],\"scroll_param\":\"s1\"}";
        intercom.answer("companies", company).answer("companies", company)
                .answer("companies", "{\"data\":[],\"scroll_param\":\"s1\"}").answer("companies", company);
        CompanyStream stream = new CompanyStream();
        Fetched.Page first = intercom.fetch(stream, Optional.empty());
        Fetched.Page second = intercom.fetch(stream, Optional.of(first.next()));
        Fetched.Page third = intercom.fetch(stream, Optional.of(second.next()));
        assertThat(second.next()).as("the vendor's cursor stays, the position moves").isNotEqualTo(first.next());
        assertThat(third.more()).isFalse();
        intercom.fetch(stream, Optional.of(third.next()));
        assertThat(intercom.requestsTo("companies")).containsExactly("companies scroll=null", "companies scroll=s1",
                "companies scroll=s1", "companies scroll=null");
        Organisation organisation = Payloads.fact(first.records(), "organisation/company:63f0aa", Organisation.class);
        assertThat(organisation).isEqualTo(new Organisation("Example AG", "Retail", null, "gold", 85));
    }

    @Test
    void waitsForAnotherScrollToEnd() {
        intercom.fail("companies", new VendorFailure.Protocol("400", new AnswerMeaning.ScrollExists()));
        assertThatThrownBy(() -> intercom.fetch(new CompanyStream(), Optional.empty()))
                .isInstanceOfSatisfying(VendorFailure.RateLimited.class,
                        limited -> assertThat(limited.until()).isEqualTo(FakeIntercom.NOW.plusSeconds(60)));
    }

    @Test
    void beginsAScrollAnewThatBrokeOff() {
        intercom.answer("companies", "{\"data\":[{\"id\":\"1\",\"updated_at\":1}],\"scroll_param\":\"s1\"}")
                .fail("companies", new VendorFailure.Transient("500", null))
                .answer("companies", "{\"data\":[{\"id\":\"1\",\"updated_at\":1}],\"scroll_param\":\"s2\"}");
        Fetched.Page first = intercom.fetch(new CompanyStream(), Optional.empty());
        Fetched.Page second = intercom.fetch(new CompanyStream(), Optional.of(first.next()));
        assertThat(second.next().text()).contains("s2");
        assertThat(intercom.requestsTo("companies")).endsWith("companies scroll=s1", "companies scroll=null");
    }

    @Test
    void readsDeletionsBackToWhereTheyAreKnown() {
        intercom.answer("deleted", deletions(true, "3:1789999000", "2:1789998000"))
                .answer("deleted", deletions(true, "1:1789997000", "0:1700000000"))
                .answer("deleted", deletions(true, "4:1790899000", "3:1789999000"));
        DeletionStream stream = new DeletionStream();
        Fetched.Page first = intercom.fetch(stream, Optional.empty());
        Fetched.Page second = intercom.fetch(stream, Optional.of(first.next()));
        assertThat(first.more()).isTrue();
        assertThat(second.more()).as("older than the connection").isFalse();
        assertThat(second.highWaterMark()).contains(FakeIntercom.NOW.minusSeconds(120));
        Fetched.Page third = intercom.fetch(stream, Optional.of(second.next()), FakeIntercom.NOW.plusSeconds(300));
        assertThat(third.more()).as("what comes next is known").isFalse();
        assertThat(intercom.requestsTo("deleted")).containsExactly("deleted page=1", "deleted page=2", "deleted page=1");
        Event deleted = Payloads.fact(first.records(), "event/conversation:3:deleted", Event.class);
        assertThat(deleted.type()).isEqualTo(EventKind.DELETED);
        assertThat(deleted.occurredAt()).isEqualTo(Instant.ofEpochSecond(1789999000));
        assertThat(deleted.interactionId()).isEqualTo(FactId.parse("acme/interaction/conversation:3"));
    }

    @Test
    void readsCallsInNumberedPages() {
        intercom.answer("calls", """
                {"data":[{"type":"call","id":"1","conversation_id":"501","admin_id":"7","initiated_at":"2026-09-01T10:00:00Z",
                  "answered_at":"2026-09-01T10:00:20Z","ended_at":1788257000,"direction":"inbound","ended_reason":"completed"},
                 {"type":"call","id":"2","conversation_id":null,"contact_id":"c1","initiated_at":1788256800,"answered_at":null,
                  "ended_at":1788256860,"direction":"inbound","ended_reason":"sunspots"},
                 {"type":"call","id":"3","initiated_at":1788256800,"ended_at":null}],
                 "pages":{"page":1,"per_page":25,"total_pages":2,"next":"https://api.intercom.io/calls?page=2"}}""")
                .answer("calls", "{\"data\":[],\"pages\":{\"page\":2,\"per_page\":25,\"total_pages\":2}}");
        Fetched.Page first = intercom.fetch(new CallStream(), Optional.empty());
        Fetched.Page second = intercom.fetch(new CallStream(), Optional.of(first.next()));
        assertThat(intercom.requestsTo("calls")).containsExactly("calls page=1", "calls page=2");
        assertThat(second.more()).isFalse();
        Leg answered = Payloads.fact(first.records(), "leg/call:1", Leg.class);
        assertThat(answered.interactionId()).isEqualTo(FactId.parse("acme/interaction/conversation:501"));
        assertThat(answered.outcome()).isEqualTo(LegOutcome.ANSWERED);
        assertThat(Duration.between(answered.queuedAt(), answered.answeredAt())).isEqualTo(Duration.ofSeconds(20));
        assertThat(Payloads.fact(first.records(), "leg/call:2", Leg.class).outcome()).isEqualTo(LegOutcome.ABANDONED);
        assertThat(Payloads.fact(first.records(), "interaction/call:2", Interaction.class).customerId())
                .isEqualTo(FactId.parse("acme/customer/contact:c1"));
        assertThat(Payloads.unmapped(first.records())).containsExactly("ended_reason");
        assertThat(Payloads.skips(first.records())).containsExactly("call_in_progress");
    }

    @Test
    void doesNotFollowAPageToAnotherHost() {
        intercom.answer("calls", "{\"data\":[{\"id\":\"3\"}],\"pages\":{\"next\":\"https://evil.example/calls?page=2\"}}");
        assertThatThrownBy(() -> intercom.fetch(new CallStream(), Optional.empty())).isInstanceOf(VendorFailure.Protocol.class)
                .hasMessageContaining("another host");
    }

    @Test
    void saysThatAnAnswerIsNoList() {
        intercom.answer("teams", "{\"type\":\"error.list\"}");
        assertThatThrownBy(() -> intercom.fetch(new TeamStream(), Optional.empty())).isInstanceOf(VendorFailure.Protocol.class)
                .hasMessageContaining("no list");
    }

    private static String deletions(boolean more, String... rows) {
        StringBuilder json = new StringBuilder();
        for (String row : rows) {
            json.append(json.isEmpty() ? "" : ",").append("{\"type\":\"conversation\",\"id\":\"")
                    .append(row, 0, row.indexOf(':'))
                    .append("\",\"metrics_retained\":true,\"deleted_at\":").append(row.substring(row.indexOf(':') + 1))
                    .append('}');
        }
        return "{\"type\":\"conversations.list\",\"conversations\":[" + json + "],\"pages\":{\"next\":"
                + (more ? "\"https://api.intercom.io/conversations/deleted?page=2\"" : "null") + "}}";
    }
}
