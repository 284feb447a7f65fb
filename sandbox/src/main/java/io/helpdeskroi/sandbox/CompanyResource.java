package io.helpdeskroi.sandbox;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.helpdeskroi.sandbox.company.Calendar;
import io.helpdeskroi.sandbox.company.Chronicle;
import io.helpdeskroi.sandbox.company.Company;
import io.helpdeskroi.sandbox.company.DeskChronicle;

/**
 * Who the sandbox pretends to be, and the keys to its vendor accounts: a stand-in has nothing to hide.
 */
@Path("/company")
@PermitAll
public class CompanyResource {

    private final SandboxConfig config;
    private final Chronicle chronicle;
    private final DeskChronicle deskChronicle;

    CompanyResource(SandboxConfig config, Chronicle chronicle, DeskChronicle deskChronicle) {
        this.config = config;
        this.chronicle = chronicle;
        this.deskChronicle = deskChronicle;
    }

    /** The history's half-open period. */
    public record History(Instant from, Instant to) {
    }

    /** The initiative and its first instant. */
    public record Initiative(String id, String name, Instant startsAt) {
    }

    /** How to connect to a vendor of the sandbox. */
    public record Account(String path, Map<String, String> apiToken, Map<String, String> oauth) {
    }

    /** The company at a glance. */
    public record Profile(String notice, String name, String timezone, String currency, String defaultScheduleId,
            History history,
            long seed, int contacts, Map<String, Integer> counts, Initiative initiative, Map<String, Account> vendors) {
    }

    @GET
    public Profile profile() {
        Company company = chronicle.company();
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("tickets", chronicle.created(Long.MAX_VALUE - 1).length);
        counts.put("ticket_events", chronicle.events(Long.MAX_VALUE - 1).length);
        counts.put("calls", chronicle.calls(Long.MAX_VALUE - 1).length);
        counts.put("legs", chronicle.legs(Long.MAX_VALUE - 1).length);
        counts.put("deleted_tickets", chronicle.deletions(Long.MAX_VALUE - 1).length);
        counts.put("satisfaction_ratings", chronicle.ratings(Long.MAX_VALUE - 1).length);
        counts.put("survey_responses", chronicle.responses(Long.MAX_VALUE - 1).length);
        counts.put("customers", company.people().customerCount());
        counts.put("organizations", company.people().organizationCount());
        counts.put("agents", company.people().agents().size());
        counts.put("conversations", deskChronicle.conversations(Long.MAX_VALUE).length);
        counts.put("deleted_conversations", deskChronicle.deletions(Long.MAX_VALUE).length);
        counts.put("intercom_tickets", deskChronicle.tickets(Long.MAX_VALUE).length);
        counts.put("parts", (int) deskChronicle.parts());
        counts.put("contacts", deskChronicle.desk().people().customerCount());
        counts.put("companies", deskChronicle.desk().people().companyCount());
        counts.put("admins", deskChronicle.desk().people().admins().size());
        return new Profile("A generated company behind stand-in interfaces; not a vendor and not anybody's data.", Company.NAME,
                Calendar.ZONE.getId(), Company.CURRENCY, Long.toString(Calendar.SERVICE_DESK.id()),
                new History(instant(Calendar.FIRST_DAY), instant(Calendar.LAST_DAY_END)), company.seed(), company.size(),
                counts,
                new Initiative("faster-first-response", "Faster first responses", instant(Calendar.INITIATIVE_DAY)),
                Map.of("zendesk", new Account("/zendesk",
                        Map.of("email", config.email(), "token", config.apiToken()),
                        Map.of("client_id", config.clientId(), "client_secret", config.clientSecret(), "refresh_token",
                                config.refreshToken())),
                        "intercom", new Account("/intercom", Map.of("access_token", config.intercomToken()), Map.of())));
    }

    private static Instant instant(java.time.LocalDate day) {
        return Instant.ofEpochSecond(Calendar.at(day));
    }
}
