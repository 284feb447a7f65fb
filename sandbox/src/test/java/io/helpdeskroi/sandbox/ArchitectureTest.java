package io.helpdeskroi.sandbox;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.testsupport.ArchitectureRules;

class ArchitectureTest {

    @Test
    void keepsTheHouseRules() {
        ArchitectureRules.of("sandbox").mayUse("rest").pureCores("..company..").check();
    }
}
