package io.helpdeskroi.zendesk;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.helpdeskroi.connector.rows.Rows;

/**
 * A page of {@code /incremental/organizations}.
 */
record OrganizationPage(Rows<Organization> organizations, Long endTime, Boolean endOfStream, String nextPage, Long count)
        implements
            TimeExport.Page<OrganizationPage.Organization> {

    /** A customer's company; every value but the id may be null. */
    record Organization(long id, String name, String updatedAt, Map<String, JsonNode> organizationFields) {
    }

    /** The answer of {@code /organizations/{id}}. */
    record Single(Organization organization) {
    }

    @Override
    public Rows<Organization> rows() {
        return organizations;
    }
}
