package io.helpdeskroi.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

class TimeZonesTest {

    @Test
    void knowsTheRulesOfEveryNameItKnows() throws IOException {
        try (var table = TimeZones.class.getResourceAsStream("/zendesk/time-zones.tsv")) {
            assertThat(new String(table.readAllBytes(), StandardCharsets.UTF_8).lines()).hasSizeGreaterThan(140)
                    .allSatisfy(line -> assertThat(ZoneId.getAvailableZoneIds()).contains(line.split("\t")[1]));
        }
    }
}
