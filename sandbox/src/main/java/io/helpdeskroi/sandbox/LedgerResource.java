package io.helpdeskroi.sandbox;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.helpdeskroi.sandbox.company.Company;
import io.helpdeskroi.sandbox.company.Ledger;

/**
 * The company's books in the form that the ROI service takes them.
 */
@Path("/company/ledger")
@PermitAll
public class LedgerResource {

    private final Company company;

    LedgerResource(Company company) {
        this.company = company;
    }

    /** Entries by the book they belong to. */
    public record Books(List<Ledger.Cost> costs, List<Ledger.Revenue> revenues, List<Ledger.Benefit> benefits,
            List<Ledger.Rate> exchangeRates) {
    }

    @GET
    public Books books() {
        Ledger ledger = Ledger.of(company);
        return new Books(ledger.costs(), ledger.revenues(), ledger.benefits(), ledger.exchangeRates());
    }
}
