package io.helpdeskroi.connector.ledger;

import static io.helpdeskroi.connector.fake.Desk.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.fake.Desk;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** Pages that were asked for one after the other may be committed the other way round. */
@QuarkusTest
class DeliveredObjectsTest {

    private static final Instant EARLIER = Instant.parse("2025-03-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2025-03-01T00:00:01Z");

    @Inject
    DeliveredObjects objects;
    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void keepWhatWasSeenLaterOfAnObjectsParts() {
        desk.create();
        note(730, 500, LATER);
        note(480, 480, EARLIER);
        assertThat(vendorCounts()).containsExactly(730);
        note(520, 500, EARLIER);
        assertThat(vendorCounts()).containsExactly(730);
        note(740, 500, LATER);
        assertThat(vendorCounts()).containsExactly(740);
        note(740, 740, LATER);
        assertThat(vendorCounts()).isEmpty();
    }

    private void note(long vendorCount, long read, Instant askedAt) {
        QuarkusTransaction.requiringNew().run(() -> objects.noteParts(desk.name, "cases",
                List.of(new MappedRecord.Counted("7", "parts", vendorCount, read)), askedAt));
    }

    private List<Integer> vendorCounts() {
        return as(Role.ADMIN).get(desk.path("/ledger")).then().statusCode(200).extract().jsonPath()
                .getList("parts.vendor_count", Integer.class);
    }
}
