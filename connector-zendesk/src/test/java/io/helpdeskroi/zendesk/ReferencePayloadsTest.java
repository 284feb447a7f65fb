package io.helpdeskroi.zendesk;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.github.tomakehurst.wiremock.WireMockServer;

import io.helpdeskroi.connector.rows.Identities;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.ActorType;
import io.helpdeskroi.contract.Agent;
import io.helpdeskroi.contract.Channel;
import io.helpdeskroi.contract.Customer;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.EventKind;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Team;
import io.helpdeskroi.testsupport.PostgresResource;
import io.helpdeskroi.testsupport.Reference;
import io.helpdeskroi.testsupport.TestTokens;
import io.helpdeskroi.testsupport.connector.MetricsStub;
import io.helpdeskroi.testsupport.connector.ScenarioSettings;
import io.helpdeskroi.testsupport.connector.VendorStub;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Answers recorded from real accounts, served unchanged and read by the streams over HTTP. Several are of lists, so they lack
 * what exports add: a row is its own version then, and a page without a cursor leaves the position where it is.
 */
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = TestTokens.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = MetricsStub.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = ScenarioSettings.class, restrictToAnnotatedClass = false)
class ReferencePayloadsTest {

    private static final Instant NOW = Instant.parse("2026-10-01T00:00:00Z");

    private final VendorStub vendor = new VendorStub();
    private ZendeskApi api;

    @BeforeEach
    void open() {
        api = QuarkusRestClientBuilder.newBuilder().baseUri(URI.create(vendor.baseUrl())).build(ZendeskApi.class);
        serve("/api/v2/custom_statuses", "{\"custom_statuses\":[]}");
    }

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void readsTickets() throws IOException {
        replay("/api/v2/incremental/tickets/cursor", "tickets.json");
        Fetched.Page page = fetch(new TicketStream());
        Interaction mail = Payloads.fact(page.records(), "interaction/ticket:2", Interaction.class);
        assertThat(mail.channel()).isEqualTo(Channel.EMAIL);
        assertThat(mail.status()).isEqualTo("solved");
        assertThat(mail.createdAt()).isEqualTo("2019-06-03T02:23:47Z");
        assertThat(Payloads.fact(page.records(), "interaction/ticket:3", Interaction.class).channel())
                .isEqualTo(Channel.WEB_FORM);
        assertThat(page.records()).hasSize(2).allMatch(MappedRecord.Delivered.class::isInstance);
        assertThat(page.more()).isFalse();
        assertThat(page.highWaterMark()).as("a list promises nothing").isEmpty();
    }

    @Test
    void readsTheHistoryOfATicket() throws IOException {
        replay("/api/v2/incremental/ticket_events", "ticket_audits.json");
        serve("/api/v2/users/show_many", "{\"users\":[{\"id\":5246746,\"role\":\"agent\"}]}");
        List<MappedRecord> records = fetch(new TicketEventStream()).records();
        Event note = Payloads.fact(records, "event/event:2127301143:2127301148", Event.class);
        assertThat(note.type()).isEqualTo(EventKind.NOTE);
        assertThat(note.actorType()).isEqualTo(ActorType.HUMAN_AGENT);
        Event opened = Payloads.fact(records, "event/event:2127301143:2127301163", Event.class);
        assertThat(opened.type()).isEqualTo(EventKind.STATUS);
        assertThat(opened.from()).isEqualTo("new");
        assertThat(opened.to()).isEqualTo("open");
        assertThat(opened.actorType()).as("a trigger").isEqualTo(ActorType.SYSTEM);
    }

    @Test
    void readsUsers() throws IOException {
        replay("/api/v2/incremental/users/cursor", "users.json");
        List<MappedRecord> records = fetch(new UserStream()).records();
        assertThat(Payloads.fact(records, "customer/user:369531345753", Customer.class).identities())
                .containsExactly(new Customer.Identity("email_sha256", Identities.hash("customer@example.com")));
        assertThat(Payloads.facts(records)).filteredOn(record -> record.fact() instanceof Agent).hasSize(1);
        assertThat(records).noneMatch(MappedRecord.Malformed.class::isInstance);
    }

    @Test
    void readsOrganizationsAndGroups() throws IOException {
        replay("/api/v2/incremental/organizations", "organizations.json");
        replay("/api/v2/groups", "groups.json");
        assertThat(Payloads.ids(fetch(new OrganizationStream()).records()))
                .containsExactly("organisation/org:361898904439", "organisation/org:361898904440");
        assertThat(Payloads.fact(fetch(new GroupStream()).records(), "team/group:360002440594", Team.class).name())
                .isEqualTo("Support");
    }

    private void replay(String path, String file) throws IOException {
        serve(path, Files.readString(Reference.file("fixtures/zendesk/" + file)));
    }

    private void serve(String path, String body) {
        WireMockServer server = vendor.server();
        server.stubFor(get(urlPathEqualTo(path)).willReturn(okJson(body)));
    }

    private Fetched.Page fetch(VendorStream<ZendeskSession> stream) {
        ZendeskSession session = new ZendeskSession(URI.create("https://d3v-terraform-provider.zendesk.com"), api);
        return (Fetched.Page) stream.fetch(session, new FetchContext("acme", Optional.empty(),
                Instant.parse("2019-01-01T00:00:00Z"), Optional.empty(), NOW, Map.of()));
    }
}
