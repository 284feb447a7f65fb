package io.helpdeskroi.zendesk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.helpdeskroi.connector.rows.FieldMappings;
import io.helpdeskroi.connector.rows.Identities;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.Agent;
import io.helpdeskroi.contract.AgentKind;
import io.helpdeskroi.contract.Customer;
import io.helpdeskroi.contract.FactRecord;

/**
 * A user as an agent or as a customer. Staff are agents and, since they can open tickets too, internal customers, whose
 * cases count nowhere.
 */
record UserMapper(Ids ids, FieldMappings fields) {

    List<MappedRecord> map(UserPage.User user) {
        Instant changed = VendorTime.required(user.updatedAt(), "updated_at");
        List<MappedRecord> records = new ArrayList<>();
        if (Role.of(user.role()) == Role.AGENT) {
            records.add(new MappedRecord.Delivered(new FactRecord(ids.agent(user.id()), changed, agent(user, changed))));
        }
        records.add(new MappedRecord.Delivered(new FactRecord(ids.customer(user.id()), changed, customer(user, changed))));
        return records;
    }

    private Agent agent(UserPage.User user, Instant changed) {
        List<Agent.Membership> memberships = ids.teamOrNull(user.defaultGroupId()) == null ? List.of()
                : List.of(new Agent.Membership(ids.team(user.defaultGroupId()), null, null));
        boolean left = Boolean.FALSE.equals(user.active()) || Boolean.TRUE.equals(user.suspended());
        List<String> languages = user.locale() == null ? List.of() : List.of(Identities.language(user.locale()));
        return new Agent(AgentKind.HUMAN, null, left ? changed : null, memberships, List.of(), languages, List.of());
    }

    private Customer customer(UserPage.User user, Instant changed) {
        boolean erased = Boolean.TRUE.equals(user.permanentlyDeleted());
        boolean staff = Role.of(user.role()) == Role.AGENT;
        List<Customer.Attribute> attributes = new ArrayList<>();
        if (user.locale() != null) {
            attributes.add(new Customer.Attribute("language", Identities.language(user.locale()), null, null));
        }
        fields.read(user.userFields()).byName().forEach((name, value) -> attributes.add(
                new Customer.Attribute(name, value, null, null)));
        return new Customer(erased || staff ? List.of() : Identities.of(user.email(), user.externalId()),
                VendorTime.optional(user.createdAt(), "created_at"), ids.organisationOrNull(user.organizationId()), staff,
                false,
                attributes, null, erased ? changed : null);
    }
}
