package io.helpdeskroi.local;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.testsupport.ArchitectureRules;

class ArchitectureTest {

    @Test
    void keepsItsStructure() {
        ArchitectureRules.of("local").check();
    }
}
