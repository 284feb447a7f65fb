package io.helpdeskroi.sandbox;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.helpdeskroi.sandbox.company.Chronicle;
import io.helpdeskroi.sandbox.company.Company;

/**
 * Founds the company of the configuration and writes its chronicle before the first request is served.
 */
@Singleton
class CompanyProducer {

    @Produces
    @Singleton
    Company company(SandboxConfig config) {
        return new Company(config.seed(), config.contacts(), config.aiAgentShare());
    }

    @Produces
    @Singleton
    @io.quarkus.runtime.Startup
    Chronicle chronicle(Company company) {
        return Chronicle.of(company);
    }
}
