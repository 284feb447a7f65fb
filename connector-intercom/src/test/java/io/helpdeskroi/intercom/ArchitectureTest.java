package io.helpdeskroi.intercom;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.testsupport.ArchitectureRules;

class ArchitectureTest {

    @Test
    void keepsTheHouseRules() {
        ArchitectureRules.of("intercom").mayUse("connector").check();
    }
}
