package io.helpdeskroi.connector.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.spi.Census;
import io.helpdeskroi.contract.ActorType;
import io.helpdeskroi.contract.Channel;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.EventKind;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Period;

/** Which facts are objects that the vendor counts. */
class FeedCensusTest {

    private static final Instant CREATED = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant CHANGED = Instant.parse("2026-03-02T10:00:00Z");

    private final FeedCensus census = FeedCensus.of(new Census<Void>() {
        @Override
        public Entity entity() {
            return Entity.INTERACTION;
        }

        @Override
        public String prefix() {
            return "ticket:";
        }

        @Override
        public long count(Void session, Period window) {
            return 0;
        }
    }, null);

    @Test
    void countsItsOwnKindOnly() {
        assertThat(objects(interaction("ticket:1", null), interaction("call:2", null), event("ticket:3", EventKind.SPAM)))
                .containsExactly(new DeliveredObject("1", CREATED, CHANGED, false));
    }

    @Test
    void knowsATombstoneAndAnEntryThatTellsOfADeletion() {
        assertThat(objects(interaction("ticket:1", CHANGED), event("ticket:2", EventKind.DELETED),
                event("call:3", EventKind.DELETED)))
                .containsExactly(new DeliveredObject("1", CREATED, CHANGED, true),
                        new DeliveredObject("2", CHANGED, CHANGED, true));
    }

    @Test
    void leavesOutWhatWasRefused() {
        FactRecord refused = interaction("ticket:1", null);
        assertThat(census.objects(List.of(refused, interaction("ticket:2", null)),
                Set.of(FactId.of("acme", Entity.INTERACTION, "ticket:2")))).extracting(DeliveredObject::vendorId)
                .containsExactly("2");
    }

    private List<DeliveredObject> objects(FactRecord... facts) {
        List<FactRecord> all = List.of(facts);
        return census.objects(all, all.stream().map(FactRecord::id).collect(Collectors.toSet()));
    }

    private static FactRecord interaction(String id, Instant deletedAt) {
        return new FactRecord(FactId.of("acme", Entity.INTERACTION, id), CHANGED,
                new Interaction(Channel.EMAIL, null, null, null, CREATED, null, null, null, null, false, null, null, null, null,
                        null, null, null, null, false, false, deletedAt, null, null, null, null, null, null, null, null, null,
                        Map.of(), Map.of()));
    }

    private static FactRecord event(String interaction, EventKind kind) {
        FactId of = FactId.of("acme", Entity.INTERACTION, interaction);
        return new FactRecord(FactId.of("acme", Entity.EVENT, interaction + ":x"), CHANGED,
                new Event(of, CHANGED, 0, kind, ActorType.SYSTEM, null, null, false, true, null, null, Map.of()));
    }
}
