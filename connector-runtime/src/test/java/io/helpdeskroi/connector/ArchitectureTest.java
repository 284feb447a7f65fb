package io.helpdeskroi.connector;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.testsupport.ArchitectureRules;

class ArchitectureTest {

    @Test
    void keepsTheHouseRules() {
        ArchitectureRules.of("connector").pureCores("..spi..").check();
    }
}
