package io.helpdeskroi.metrics;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.testsupport.ArchitectureRules;

class ArchitectureTest {

    @Test
    void keepsTheHouseRules() {
        ArchitectureRules.of("metrics").pureCores("..metrics.fact..", "..metrics.time..", "..metrics.statistics..").check();
    }
}
