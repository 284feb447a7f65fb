package io.helpdeskroi.sandbox.intercom;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.helpdeskroi.sandbox.company.Calendar;
import io.helpdeskroi.sandbox.company.DeskPeople;
import io.helpdeskroi.sandbox.control.Json;

/**
 * Contacts, companies, admins and teams in the vendor's form.
 */
final class PeopleJson {

    private static final long STAFF_SINCE = 1_675_238_400L;
    private static final String APP = "nordlicht1";

    private PeopleJson() {
    }

    /** The vendor's ids of contacts and companies are hexadecimal. */
    static String contactId(long id) {
        return String.format(Locale.ROOT, "%024x", id);
    }

    static long contactNumber(DeskPeople people, String id) {
        return id.matches("[0-9a-f]{24}") && id.startsWith("0000000000") ? people.customerNumber(Long.parseLong(id, 16)) : -1;
    }

    static String externalId(DeskPeople people, long id) {
        return "shop-" + (people.customerNumber(id) + 1);
    }

    static Map<String, Object> contactList(DeskPeople people, long id) {
        return Json.object("type", "contact.list", "contacts",
                List.of(Json.object("type", "contact", "id", contactId(id), "external_id", externalId(people, id))));
    }

    static Map<String, Object> contact(DeskPeople people, DeskPeople.Customer customer, long until) {
        long updated = customer.updatedAt() <= until ? customer.updatedAt() : customer.createdAt();
        List<Object> companies = customer.companyId() == 0 ? List.of()
                : List.of(Json.object("type", "company", "id", contactId(customer.companyId()), "url",
                        "/companies/" + contactId(customer.companyId())));
        return Json.object("type", "contact", "id", contactId(customer.id()), "workspace_id", APP, "external_id",
                externalId(people, customer.id()), "role", "user", "email", customer.email(), "phone", null, "name",
                customer.name(), "owner_id", null, "created_at", customer.createdAt(), "updated_at", updated, "signed_up_at",
                customer.createdAt(), "last_seen_at", updated, "language_override", null, "browser_language", customer.locale(),
                "location", Json.object("type", "location", "country", "Germany", "country_code", "DEU"), "companies",
                Json.object("type", "list", "data", companies, "url", "/contacts/" + contactId(customer.id()) + "/companies",
                        "total_count", companies.size(), "has_more", false),
                "custom_attributes", Json.object(), "unsubscribed_from_emails", false);
    }

    static Map<String, Object> companyOf(DeskPeople people, long contact) {
        DeskPeople.Customer customer = people.customer(people.customerNumber(contact));
        if (customer.companyId() == 0) {
            return null;
        }
        DeskPeople.Firm firm = people.company(people.companyNumber(customer.companyId()));
        return Json.object("type", "company", "id", contactId(firm.id()), "company_id", "C-" + (firm.number() + 1), "name",
                firm.name());
    }

    static Map<String, Object> company(DeskPeople.Firm firm) {
        return Json.object("type", "company", "id", contactId(firm.id()), "company_id", "C-" + (firm.number() + 1), "app_id",
                APP, "name", firm.name(), "remote_created_at", firm.createdAt(), "created_at", firm.createdAt(), "updated_at",
                firm.updatedAt(), "monthly_spend", 0, "session_count", 0, "user_count", 1, "tags",
                Json.object("type", "tag.list", "tags", List.of()), "segments",
                Json.object("type", "segment.list", "segments", List.of()), "plan", Json.object(), "custom_attributes",
                Json.object());
    }

    static Map<String, Object> admin(DeskPeople.Admin admin) {
        return admin(admin.id(), admin.name(), admin.email(), List.of(admin.teamId()), true);
    }

    /** The vendor lists its bot among the admins. */
    static Map<String, Object> operator() {
        return admin(DeskPeople.OPERATOR, "Operator", "operator+" + APP + "@intercom.io", List.of(), false);
    }

    private static Map<String, Object> admin(long id, String name, String email, List<Long> teams, boolean seat) {
        return Json.object("type", "admin", "id", Long.toString(id), "name", name, "email", email, "away_mode_enabled", false,
                "away_mode_reassign", false, "has_inbox_seat", seat, "team_ids", teams);
    }

    static Map<String, Object> team(DeskPeople people, DeskPeople.Team team) {
        List<Long> members = people.admins().stream().filter(admin -> admin.teamId() == team.id()).map(DeskPeople.Admin::id)
                .toList();
        return Json.object("type", "team", "id", Long.toString(team.id()), "name", team.name(), "admin_ids", members);
    }

    static Map<String, Object> me(DeskPeople people) {
        Map<String, Object> json = admin(people.admins().get(0));
        json.put("app", Json.object("type", "app", "id_code", APP, "name", "Nordlicht Messenger", "created_at", STAFF_SINCE,
                "secure", false, "identity_verification", false, "timezone", Calendar.ZONE.getId(), "region", "EU"));
        return json;
    }

    /** Whoever wrote something. */
    static Map<String, Object> author(DeskPeople people, long id) {
        if (id == DeskPeople.OPERATOR || id == DeskPeople.FIN) {
            boolean ai = id == DeskPeople.FIN;
            return Json.object("type", "bot", "id", Long.toString(id), "name", ai ? "Fin" : "Operator", "email",
                    "operator+" + APP + "@intercom.io", "from_ai_agent", ai, "is_ai_answer", ai);
        }
        if (DeskPeople.isAdmin(id)) {
            DeskPeople.Admin admin = people.admins().get((int) (id - people.admins().get(0).id()));
            return Json.object("type", "admin", "id", Long.toString(id), "name", admin.name(), "email", admin.email(),
                    "from_ai_agent", false, "is_ai_answer", false);
        }
        DeskPeople.Customer customer = people.customer(people.customerNumber(id));
        return Json.object("type", "user", "id", contactId(id), "name", customer.name(), "email", customer.email());
    }
}
