package io.helpdeskroi.sandbox.zendesk;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.helpdeskroi.sandbox.company.Calendar;
import io.helpdeskroi.sandbox.company.People;
import io.helpdeskroi.sandbox.control.Json;

/**
 * Users, organizations, groups and memberships in the vendor's form.
 */
final class PeopleJson {

    private static final String STAFF_SINCE = "2023-02-01T08:00:00Z";

    private PeopleJson() {
    }

    /** The user of this id, an agent or a customer. */
    static Optional<Map<String, Object>> user(People people, long id, String url) {
        if (People.isAgent(id)) {
            return people.agents().stream().filter(agent -> agent.id() == id).map(agent -> agent(agent, url)).findFirst();
        }
        int number = people.customerNumber(id);
        return number < 0 ? Optional.empty() : Optional.of(customer(people.customer(number), url));
    }

    static Map<String, Object> customer(People.Customer customer, String url) {
        return user(customer.id(), customer.name(), customer.email(), "end-user", customer.locale(),
                Json.time(customer.createdAt()), Json.time(customer.updatedAt()), Json.id(customer.organizationId()), null,
                url);
    }

    static Map<String, Object> agent(People.Agent agent, String url) {
        return user(agent.id(), agent.name(), agent.email(), agent.admin() ? "admin" : "agent", "de", STAFF_SINCE, STAFF_SINCE,
                null, agent.groupId(), url);
    }

    private static Map<String, Object> user(long id, String name, String email, String role, String locale, String created,
            String updated, Long organization, Long group, String url) {
        return Json.object("id", id, "url", url + "/users/" + id + ".json", "name", name, "email", email, "created_at", created,
                "updated_at", updated, "time_zone", "Berlin", "iana_time_zone", Calendar.ZONE.getId(), "phone", null, "locale",
                locale, "organization_id", organization, "role", role, "verified", true, "external_id", null, "tags", List.of(),
                "alias", null, "active", true, "shared", false, "shared_agent", false, "default_group_id", group, "suspended",
                false, "restricted_agent", false, "moderator", !role.equals("end-user"), "ticket_restriction",
                role.equals("end-user") ? "requested" : null, "user_fields", Json.object());
    }

    static Map<String, Object> organization(People.Organization organization, String url) {
        return Json.object("id", organization.id(), "url", url + "/organizations/" + organization.id() + ".json", "name",
                organization.name(), "shared_tickets", false, "shared_comments", false, "external_id", null, "created_at",
                Json.time(organization.createdAt()), "updated_at", Json.time(organization.updatedAt()), "domain_names",
                List.of("org" + organization.number() + ".example"), "details", null, "notes", null, "group_id", null, "tags",
                List.of(), "organization_fields", Json.object(), "deleted_at", null);
    }

    static Map<String, Object> group(People.Group group, String url) {
        return Json.object("id", group.id(), "url", url + "/groups/" + group.id() + ".json", "name", group.name(),
                "description",
                "tier " + group.tier(), "default", group.id() == People.FRONT, "is_public", true, "deleted", false,
                "created_at",
                STAFF_SINCE, "updated_at", STAFF_SINCE);
    }

    static Map<String, Object> membership(People.Agent agent, String url) {
        long id = agent.id() + 500_000_000L;
        return Json.object("id", id, "url", url + "/group_memberships/" + id + ".json", "user_id", agent.id(), "group_id",
                agent.groupId(), "default", true, "created_at", STAFF_SINCE, "updated_at", STAFF_SINCE);
    }
}
