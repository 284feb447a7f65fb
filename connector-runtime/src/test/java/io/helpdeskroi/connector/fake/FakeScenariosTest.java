package io.helpdeskroi.connector.fake;

import io.helpdeskroi.testsupport.connector.ConnectorFixture;
import io.helpdeskroi.testsupport.connector.ConnectorScenarios;
import io.quarkus.test.junit.QuarkusTest;

/** The inherited scenarios against the fake vendor: the runtime's own proof. */
@QuarkusTest
class FakeScenariosTest extends ConnectorScenarios {

    @Override
    protected ConnectorFixture fixture() {
        return new FakeFeed();
    }
}
