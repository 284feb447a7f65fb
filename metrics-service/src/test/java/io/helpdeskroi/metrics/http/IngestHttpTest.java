package io.helpdeskroi.metrics.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.helpdeskroi.contract.Batch;
import io.helpdeskroi.contract.BatchReceipt;
import io.helpdeskroi.contract.Channel;
import io.helpdeskroi.contract.Customer;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Source;
import io.helpdeskroi.contract.Vendor;
import io.helpdeskroi.metrics.golden.GoldenCase;
import io.helpdeskroi.metrics.golden.GoldenG1;
import io.helpdeskroi.testsupport.PostgresResource;
import io.helpdeskroi.testsupport.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * What happens to batches, good and bad.
 */
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = TestTokens.class, restrictToAnnotatedClass = false)
class IngestHttpTest {

    private static final Source DESK = new Source("desk", Vendor.ZENDESK, List.of());
    private static final Instant NOW = Instant.parse("2025-06-16T00:00:00Z");

    private final Metrics metrics;

    IngestHttpTest(Metrics metrics) {
        this.metrics = metrics;
    }

    @BeforeEach
    void clear() {
        metrics.clear();
        metrics.clock.set(NOW);
    }

    private static GoldenCase ticket(String id, String topic, Instant version) {
        return new GoldenCase(DESK, id, Channel.EMAIL, "C" + id, topic, GoldenG1.at("05-26 09:10"), version)
                .reply("A1", "05-26 09:40").status("A1", "solved", "05-26 09:41");
    }

    private static FactRecord interaction(String topic, Instant version) {
        return ticket("1", topic, version).facts().get(0);
    }

    private BatchReceipt deliver(FactRecord... facts) {
        return metrics.deliver(DESK, null, List.of(facts));
    }

    @Test
    void newerWinsAndOlderIsStale() {
        Instant version = NOW.minusSeconds(600);
        assertThat(deliver(interaction("billing", version)).stored()).isEqualTo(1);
        assertThat(deliver(interaction("login", version.plusSeconds(60))).stored()).isEqualTo(1);
        BatchReceipt older = deliver(interaction("api", version.plusSeconds(30)));
        assertThat(older.stale()).isEqualTo(1);
        assertThat(older.verdicts()).singleElement()
                .satisfies(line -> assertThat(line.id()).isEqualTo("desk/interaction/1"));
        assertThat(metrics.query("SELECT body::jsonb ->> 'topic' FROM fact WHERE id = 'desk/interaction/1'"))
                .containsExactly("login");
    }

    @Test
    void equalVersionIsUnchangedOrReplacedByTheLaterIngested() {
        Instant version = NOW.minusSeconds(600);
        deliver(interaction("billing", version));
        assertThat(deliver(interaction("billing", version)).unchanged()).isEqualTo(1);
        assertThat(deliver(interaction("login", version)).stored()).isEqualTo(1);
        assertThat(
                metrics.query("SELECT row_version || ' ' || (body::jsonb ->> 'topic') FROM fact WHERE entity = 'interaction'"))
                .containsExactly("2 login");
    }

    @Test
    void everyRecordOfABatchHasItsOwnVerdict() {
        Instant version = NOW.minusSeconds(600);
        BatchReceipt receipt = deliver(interaction("billing", version), interaction("login", version.plusSeconds(1)),
                interaction("billing", version), interaction("login", version.plusSeconds(1)));
        assertThat(List.of(receipt.stored(), receipt.unchanged(), receipt.stale())).containsExactly(2, 1, 1);
    }

    @Test
    void aKnownPageWritesNothing() {
        List<FactRecord> facts = ticket("1", "billing", NOW).facts();
        metrics.deliver(DESK, null, facts);
        List<String> before = metrics.query("SELECT xmin || ' ' || id FROM fact ORDER BY id");
        List<String> observations = metrics.query("SELECT xmin || ' ' || id FROM observation ORDER BY id");
        assertThat(metrics.deliver(DESK, null, facts).unchanged()).isEqualTo(facts.size());
        assertThat(metrics.query("SELECT xmin || ' ' || id FROM fact ORDER BY id")).isEqualTo(before);
        assertThat(metrics.query("SELECT xmin || ' ' || id FROM observation ORDER BY id")).isEqualTo(observations);
    }

    @Test
    void refusesSingleRecordsWithFieldAndReason() {
        Metrics.deliver("""
                {"source":{"id":"desk","vendor":"zendesk","entities":[]},"stream":"calls","records":[
                 {"id":"desk/leg/1","source_updated_at":"2025-06-01T00:00:00Z","fact":{"entity":"leg",
                  "interaction_id":"desk/interaction/1","leg_no":1,"channel":"voice","queued_at":"2025-05-26T08:00:00Z",
                  "ended_at":"2025-05-26T07:59:00Z"}},
                 {"id":"desk/interaction/1","source_updated_at":"2025-06-01T00:00:00Z","fact":{"entity":"interaction",
                  "channel":"voice","created_at":"2025-05-26T08:00:00Z"}},
                 {"id":"other/interaction/1","source_updated_at":"2025-06-01T00:00:00Z","fact":{"entity":"interaction",
                  "channel":"voice","created_at":"2025-05-26T08:00:00Z"}},
                 {"id":"desk/interaction/2","source_updated_at":"yesterday","fact":{"entity":"interaction"}},
                 {"id":"desk/interaction/3","source_updated_at":"2025-06-01T00:00:00Z","fact":{"entity":"interaction",
                  "channel":"pigeon","created_at":"2025-05-26T08:00:00Z"}},
                 {"id":"desk/interaction/4","source_updated_at":"2025-06-01T00:00:00Z","fact":{"entity":"interaction",
                  "channel":"chat","topic":"a\\u0000b","created_at":"2025-05-26T08:00:00Z"}},
                 7]}""").then().statusCode(200)
                .body("stored", equalTo(1), "rejected", equalTo(6), "verdicts", hasSize(6))
                .body("verdicts.index", equalTo(List.of(0, 2, 3, 4, 5, 6)))
                .body("verdicts[0].field", equalTo("ended_at"), "verdicts[0].id", equalTo("desk/leg/1"))
                .body("verdicts[0].reason", containsString("an instant not before queued_at"))
                .body("verdicts[1].field", equalTo("id"), "verdicts[2].field", equalTo("source_updated_at"))
                .body("verdicts[3].field", equalTo("fact.channel"), "verdicts[3].reason", containsString("social_public"))
                .body("verdicts[4].field", equalTo("fact"), "verdicts[5].field", equalTo("record"));
        assertThat(metrics.count("fact")).isEqualTo(1);
    }

    @Test
    void refusesABatchThatIsNotReadable() {
        Metrics.deliver("{\"source\":{\"id\":\"desk\"").then().statusCode(400)
                .body("type", equalTo("urn:helpdeskroi:problem:unreadable-json"));
        Metrics.deliver("[]").then().statusCode(400).body("field", equalTo("batch"));
        Metrics.deliver("{\"source\":{\"id\":\"NO GOOD\",\"vendor\":\"zendesk\"},\"stream\":\"a\",\"records\":[]}").then()
                .statusCode(400).body("field", equalTo("source.id"));
        Metrics.deliver("{\"source\":{\"id\":\"desk\",\"vendor\":\"zendesk\"},\"records\":[]}").then().statusCode(400)
                .body("field", equalTo("stream"));
        Metrics.deliver("{\"source\":{\"id\":\"desk\",\"vendor\":\"zendesk\"},\"stream\":\"a\"}").then().statusCode(400)
                .body("field", equalTo("records"));
        assertThat(metrics.count("source")).isZero();
    }

    @Test
    void refusesABatchThatIsTooLarge() throws IOException {
        String many = String.join(",", Collections.nCopies(Batch.MAX_RECORDS + 1, "{}"));
        Metrics.deliver("{\"source\":{\"id\":\"desk\",\"vendor\":\"zendesk\"},\"stream\":\"a\",\"records\":[" + many + "]}")
                .then()
                .statusCode(413).body("field", equalTo("records"), "expected", equalTo("at most 1000"));
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bomb)) {
            byte[] spaces = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 20; megabyte++) {
                zip.write(spaces);
            }
        }
        Metrics.as("ingest").contentType("application/json").header("Content-Encoding", "gzip").body(bomb.toByteArray())
                .post("/api/v1/batches").then().statusCode(413).body("type", equalTo("urn:helpdeskroi:problem:too-large"));
        Metrics.as("ingest").contentType("application/json").header("Content-Encoding", "gzip").body("plain".getBytes())
                .post("/api/v1/batches").then().statusCode(400);
        Metrics.as("ingest").contentType("application/json").header("Content-Encoding", "br").body("plain".getBytes())
                .post("/api/v1/batches").then().statusCode(415);
    }

    @Test
    void unknownStatusIsKeptAndCounted() {
        metrics.deliver(DESK, null, ticket("1", "billing", NOW).status("A1", "escalated_to_moon", "05-26 09:30").facts());
        assertThat(metrics.value("dq_unmapped_status").value()).isEqualTo(1);
        assertThat(metrics.value("interactions_received").value()).isEqualTo(1);
    }

    @Test
    void eventsWaitForTheirInteraction() {
        List<FactRecord> facts = ticket("1", "billing", NOW).facts();
        metrics.deliver(DESK, null, facts.subList(1, facts.size()));
        assertThat(metrics.count("observation")).isZero();
        metrics.deliver(DESK, null, facts.subList(0, 1));
        List<String> late = metrics.observations();
        metrics.clear();
        metrics.deliver(DESK, null, facts);
        assertThat(late).isNotEmpty().isEqualTo(metrics.observations());
    }

    @Test
    void aCustomerWhoTurnsOutToBeOneOfUsTakesTheCaseOut() {
        metrics.deliver(DESK, null, ticket("1", "billing", NOW).facts());
        assertThat(metrics.value("interactions_received").value()).isEqualTo(1);
        FactRecord internal = new FactRecord(FactId.of("desk", Entity.CUSTOMER, "C1"), NOW,
                new Customer(List.of(), null, null, true, false, List.of(), null, null));
        deliver(internal);
        assertThat(metrics.count("rederivation")).isEqualTo(1);
        metrics.drain();
        assertThat(metrics.value("interactions_received").value()).isZero();
        assertThat(metrics.count("rederivation")).isZero();
    }

    @Test
    void aBrokenRecordInAnInteractionHurtsNoOther() {
        Interaction far = new Interaction(Channel.EMAIL, null, null, null, Instant.parse("+12025-01-01T00:00:00Z"), null, null,
                null, null, false, null, null, null, null, null, null, null, null, false, false, null, null, null, null, null,
                null, null, null, null, null, null, null);
        List<FactRecord> facts = new ArrayList<>(ticket("1", "billing", NOW).facts());
        facts.add(new FactRecord(FactId.of("desk", Entity.INTERACTION, "far"), NOW, far));
        assertThat(metrics.deliver(DESK, null, facts).rejected()).isZero();
        assertThat(metrics.value("interactions_received").value()).isEqualTo(1);
        assertThat(metrics.count("rederivation WHERE attempts = 1")).isEqualTo(1);
    }

    @Test
    void batchesSentAtOnceGiveWhatTheyGiveInTurn() throws Exception {
        List<FactRecord> facts = IntStream.range(0, 40).mapToObj(n -> new GoldenCase(DESK, "T" + n, Channel.EMAIL,
                "C" + n % 5, n % 2 == 0 ? "billing" : "login", GoldenG1.at("05-26 09:10").plusSeconds(3_600L * n), NOW)
                .reply("A1", "05-30 09:40").status("A1", "solved", "05-30 09:41")).flatMap(one -> one.facts().stream())
                .toList();
        metrics.deliver(DESK, null, facts);
        List<String> inTurn = metrics.observations();
        metrics.clear();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> senders = new ArrayList<>();
            for (int sender = 0; sender < 4; sender++) {
                Random random = new Random(sender);
                List<FactRecord> mixed = new ArrayList<>(facts);
                Collections.shuffle(mixed, random);
                senders.add(pool.submit(() -> {
                    for (int from = 0; from < mixed.size(); from += 37) {
                        metrics.deliver(DESK, null, mixed.subList(from, Math.min(mixed.size(), from + 37)));
                    }
                }));
            }
            for (Future<?> sender : senders) {
                sender.get();
            }
        } finally {
            pool.shutdown();
        }
        metrics.drain();
        assertThat(metrics.observations()).isEqualTo(inTurn);
    }
}
