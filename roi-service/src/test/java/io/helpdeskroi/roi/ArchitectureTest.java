package io.helpdeskroi.roi;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.testsupport.ArchitectureRules;

class ArchitectureTest {

    @Test
    void keepsTheHouseRules() {
        ArchitectureRules.of("roi").pureCores("..roi.money..", "..roi.figure..").check();
    }
}
