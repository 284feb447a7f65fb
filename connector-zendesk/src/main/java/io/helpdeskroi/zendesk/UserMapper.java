package io.helpdeskroi.zendesk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

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
        List<String> languages = user.locale() == null ? List.of() : List.of(language(user.locale()));
        return new Agent(AgentKind.HUMAN, null, left ? changed : null, memberships, List.of(), languages, List.of());
    }

    private Customer customer(UserPage.User user, Instant changed) {
        boolean erased = Boolean.TRUE.equals(user.permanentlyDeleted());
        boolean staff = Role.of(user.role()) == Role.AGENT;
        List<Customer.Attribute> attributes = new ArrayList<>();
        if (user.locale() != null) {
            attributes.add(new Customer.Attribute("language", language(user.locale()), null, null));
        }
        fields.read(user.userFields()).byName().forEach((name, value) -> attributes.add(
                new Customer.Attribute(name, value, null, null)));
        return new Customer(erased || staff ? List.of() : identities(user),
                VendorTime.optional(user.createdAt(), "created_at"), ids.organisationOrNull(user.organizationId()), staff,
                false,
                attributes, null, erased ? changed : null);
    }

    private static List<Customer.Identity> identities(UserPage.User user) {
        List<Customer.Identity> identities = new ArrayList<>();
        if (user.email() != null && !user.email().isBlank()) {
            identities.add(new Customer.Identity("email_sha256", hash(user.email())));
        }
        if (user.externalId() != null && !user.externalId().isBlank()) {
            // Some accounts use addresses as external ids.
            boolean address = user.externalId().contains("@");
            identities.add(new Customer.Identity(address ? "email_sha256" : "external_id",
                    address ? hash(user.externalId()) : user.externalId()));
        }
        return identities.stream().distinct().toList();
    }

    /** SHA-256 of the trimmed, lower-case address in hexadecimal digits, as every connector writes it. */
    static String hash(String address) {
        try {
            byte[] text = address.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Zendesk writes {@code en-us}, BCP 47 {@code en-US}. */
    static String language(String locale) {
        return Locale.forLanguageTag(locale.replace('_', '-')).toLanguageTag();
    }
}
