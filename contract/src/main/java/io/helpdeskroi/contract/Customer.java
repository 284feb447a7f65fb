package io.helpdeskroi.contract;

import java.time.Instant;
import java.util.List;

/**
 * A customer as one source knows them; resolution across sources happens in the metrics service.
 *
 * @param identities ways to recognise the customer elsewhere
 * @param firstSeenAt optional
 * @param organisationId optional
 * @param internal our own staff: counts nowhere
 * @param test counts nowhere
 * @param attributes segment attributes over time
 * @param mergedIntoId optional
 * @param erasedAt when the person asked to be forgotten; optional
 */
public record Customer(List<Identity> identities, Instant firstSeenAt, FactId organisationId, boolean internal, boolean test,
        List<Attribute> attributes, FactId mergedIntoId, Instant erasedAt) implements Fact {

    public Customer {
        identities = Check.list(identities);
        Check.entity(organisationId, Entity.ORGANISATION, "organisation_id");
        attributes = Check.list(attributes);
        Check.entity(mergedIntoId, Entity.CUSTOMER, "merged_into_id");
    }

    @Override
    public Entity kind() {
        return Entity.CUSTOMER;
    }

    /** A key by which other sources may know the same person, for example {@code email_sha256}; never clear text. */
    public record Identity(String type, String value) {
        public Identity {
            Check.text(type, "identities.type", 40);
            Check.text(value, "identities.value", 200);
        }
    }

    /**
     * A segment attribute (plan, product, tier, arr_band, age_band, job_title, country, region, language,
     * acquisition_source) valid in the half-open {@code [from, to)}; an absent bound is open.
     */
    public record Attribute(String name, String value, Instant from, Instant to) {
        public Attribute {
            Check.text(name, "attributes.name", 40);
            Check.text(value, "attributes.value", 200);
            Check.after(to, from, "attributes.to", "attributes.from");
        }
    }
}
