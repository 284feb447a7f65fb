package io.helpdeskroi.sandbox;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.helpdeskroi.sandbox.company.Chronicle;
import io.helpdeskroi.sandbox.company.Company;
import io.helpdeskroi.sandbox.company.Desk;
import io.helpdeskroi.sandbox.company.DeskChronicle;

/**
 * Founds the company of the configuration and writes its chronicles before the first request is served.
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
    Desk desk(SandboxConfig config) {
        return new Desk(config.seed(), (int) Math.round(config.contacts() * config.messengerShare()));
    }

    @Produces
    @Singleton
    @io.quarkus.runtime.Startup
    DeskChronicle deskChronicle(Desk desk) {
        return DeskChronicle.of(desk);
    }

    @Produces
    @Singleton
    @io.quarkus.runtime.Startup
    Chronicle chronicle(Company company) {
        return Chronicle.of(company);
    }
}
