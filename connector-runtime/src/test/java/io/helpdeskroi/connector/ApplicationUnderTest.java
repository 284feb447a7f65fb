package io.helpdeskroi.connector;

import io.helpdeskroi.testsupport.PostgresResource;
import io.helpdeskroi.testsupport.TestTokens;
import io.helpdeskroi.testsupport.connector.MetricsStub;
import io.helpdeskroi.testsupport.connector.ScenarioSettings;
import io.quarkus.test.common.QuarkusTestResource;

/**
 * What every {@code @QuarkusTest} of this module runs beside; one application serves them all.
 */
@QuarkusTestResource(value = PostgresResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = TestTokens.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = MetricsStub.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = ScenarioSettings.class, restrictToAnnotatedClass = false)
final class ApplicationUnderTest {

    private ApplicationUnderTest() {
    }
}
