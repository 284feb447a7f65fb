package io.helpdeskroi.intercom;

import io.helpdeskroi.testsupport.PostgresResource;
import io.helpdeskroi.testsupport.TestTokens;
import io.helpdeskroi.testsupport.connector.ConnectorFixture;
import io.helpdeskroi.testsupport.connector.ConnectorScenarios;
import io.helpdeskroi.testsupport.connector.MetricsStub;
import io.helpdeskroi.testsupport.connector.ScenarioSettings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What every connector must survive, with the search for conversations. */
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = TestTokens.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = MetricsStub.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = ScenarioSettings.class, restrictToAnnotatedClass = false)
class IntercomScenariosTest extends ConnectorScenarios {

    @Override
    protected ConnectorFixture fixture() {
        return new ConversationFeed();
    }
}
