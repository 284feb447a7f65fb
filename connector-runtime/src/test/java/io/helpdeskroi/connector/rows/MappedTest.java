package io.helpdeskroi.connector.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.Agent;
import io.helpdeskroi.contract.AgentKind;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.FactRecord;

class MappedTest {

    @Test
    void saysOfEveryRowWhetherItCouldBeRead() {
        Map<String, List<MappedRecord>> rows = Map.of("made", List.of(fact("1", 1)), "left out",
                List.of(new MappedRecord.Skipped("draft")), "empty", List.of());
        assertThat(map(List.of("made", "left out", "empty", "odd"), row -> {
            if (row.equals("odd")) {
                throw new BadField("status", "is odd");
            }
            return rows.get(row);
        })).containsExactly(fact("1", 1).ofRow("made"), new MappedRecord.Skipped("draft"),
                new MappedRecord.Malformed("odd", "status", "is odd"), new MappedRecord.Readable("left out"),
                new MappedRecord.Readable("empty"));
    }

    @Test
    void saysOfARowWhoseFactIsStatedAnewThatItWasRead() {
        Map<String, List<MappedRecord>> rows = Map.of("older", List.of(fact("1", 1)), "newer", List.of(fact("1", 2)));
        assertThat(map(List.of("older", "newer"), rows::get)).containsExactly(fact("1", 2).ofRow("newer"),
                new MappedRecord.Readable("older"));
        assertThat(map(List.of("newer", "older"), rows::get)).containsExactly(fact("1", 2).ofRow("newer"),
                new MappedRecord.Readable("older"));
    }

    private static List<MappedRecord> map(List<String> rows, Function<String, List<MappedRecord>> mapper) {
        return Mapped.rows("rows", Rows.of(rows), row -> row, mapper);
    }

    private static MappedRecord.Delivered fact(String id, long version) {
        return new MappedRecord.Delivered(new FactRecord(FactId.of("desk", Entity.AGENT, id), Instant.ofEpochSecond(version),
                new Agent(AgentKind.HUMAN, null, null, null, null, null, null)), List.of(), Optional.empty());
    }
}
