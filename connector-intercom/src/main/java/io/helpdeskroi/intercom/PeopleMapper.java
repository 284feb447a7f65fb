package io.helpdeskroi.intercom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;

import io.helpdeskroi.connector.rows.BadField;
import io.helpdeskroi.connector.rows.FieldMappings;
import io.helpdeskroi.connector.rows.Identities;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.Agent;
import io.helpdeskroi.contract.Customer;
import io.helpdeskroi.contract.Fact;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Organisation;
import io.helpdeskroi.contract.Team;

/**
 * Admins, teams, contacts and companies.
 *
 * @param mappings what the workspace's custom attributes mean: {@code contact.plan}, {@code company.industry}
 */
record PeopleMapper(Ids ids, Map<String, String> mappings) {

    /** The vendor does not say when admins and teams changed: their content is their version. */
    private static final Instant TIMELESS = Instant.EPOCH;

    /** A team; every value may be null. */
    record TeamRow(String id, String name) {
    }

    /** A contact; every value may be null. The address is read only to be hashed, the name not at all. */
    record Contact(String id, String externalId, String email, JsonNode createdAt, JsonNode updatedAt, String languageOverride,
            String browserLanguage, Companies companies, Map<String, JsonNode> customAttributes) {

        @Override
        public String toString() {
            return "contact " + id;
        }
    }

    /** The first ten. */
    record Companies(List<Conversation.Company> data) {
    }

    /** A company; every value may be null. */
    record CompanyRow(String id, String name, String industry, JsonNode size, Plan plan, JsonNode createdAt, JsonNode updatedAt,
            Map<String, JsonNode> customAttributes) {
    }

    /** What a company pays for. */
    record Plan(String name) {
    }

    List<MappedRecord> admin(Staff.Admin row) {
        List<Agent.Membership> teams = row.teamIds() == null ? List.of()
                : row.teamIds().stream().map(ids::team).filter(Objects::nonNull)
                        .map(team -> new Agent.Membership(team, null, null)).toList();
        return delivered(ids.admin(row.id()), TIMELESS,
                new Agent(row.kind(), null, null, teams, List.of(), List.of(), List.of()));
    }

    List<MappedRecord> team(TeamRow row) {
        return delivered(ids.team(row.id()), TIMELESS, new Team(row.name(), null, List.of(), null));
    }

    List<MappedRecord> contact(Contact row) {
        String language = row.languageOverride() == null ? row.browserLanguage() : row.languageOverride();
        List<Customer.Attribute> attributes = new ArrayList<>();
        if (language != null && !language.isBlank()) {
            attributes.add(new Customer.Attribute("language", Identities.language(language), null, null));
        }
        FieldMappings.withPrefix("contact.", mappings).read(row.customAttributes()).byName()
                .forEach((name, value) -> attributes.add(new Customer.Attribute(name, value, null, null)));
        FactId company = row.companies() == null || row.companies().data() == null || row.companies().data().isEmpty() ? null
                : ids.company(row.companies().data().get(0).id());
        return delivered(ids.contact(row.id()), changed(row.updatedAt(), row.createdAt()),
                new Customer(Identities.of(row.email(), row.externalId()), Field.optional(row.createdAt(), "created_at"),
                        company,
                        false, false, attributes, null, null));
    }

    List<MappedRecord> company(CompanyRow row) {
        FieldMappings.Values custom = FieldMappings.withPrefix("company.", mappings).read(row.customAttributes());
        String plan = row.plan() == null || row.plan().name() == null ? custom.text("plan") : row.plan().name();
        return delivered(ids.company(row.id()), changed(row.updatedAt(), row.createdAt()),
                new Organisation(row.name(), row.industry() == null ? custom.text("industry") : row.industry(),
                        custom.text("size_band"), plan, seats(row, custom)));
    }

    private static Integer seats(CompanyRow row, FieldMappings.Values custom) {
        Integer mapped = custom.whole("seats");
        boolean counted = row.size() != null && row.size().isInt() && row.size().asInt() > 0;
        return mapped == null && counted ? Integer.valueOf(row.size().asInt()) : mapped;
    }

    private static Instant changed(JsonNode updatedAt, JsonNode createdAt) {
        Instant updated = Field.optional(updatedAt, "updated_at");
        return updated == null ? Field.required(createdAt, "updated_at") : updated;
    }

    private static List<MappedRecord> delivered(FactId id, Instant version, Fact fact) {
        if (id == null) {
            throw new BadField("id", "is missing; expected an id");
        }
        return List.of(new MappedRecord.Delivered(new FactRecord(id, version, fact)));
    }
}
