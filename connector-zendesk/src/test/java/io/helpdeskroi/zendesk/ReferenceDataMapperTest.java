package io.helpdeskroi.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.rows.FieldMappings;
import io.helpdeskroi.connector.rows.Identities;
import io.helpdeskroi.connector.rows.Mapped;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.Agent;
import io.helpdeskroi.contract.Customer;
import io.helpdeskroi.contract.Organisation;
import io.helpdeskroi.contract.Schedule;

class ReferenceDataMapperTest {

    private static final Ids ACME = new Ids("acme");
    private final List<MappedRecord> users = Mapped.rows("users", Payloads.file("users.json", UserPage.class).users(),
            UserPage.User::id,
            new UserMapper(ACME, FieldMappings.withPrefix("user.", Map.of("user.plan_key", "plan", "user.empty", "tier",
                    "360001", "topic")))::map);

    @Test
    void knowsACustomerByHashesOnly() {
        Customer customer = Payloads.fact(users, "customer/user:9001", Customer.class);
        assertThat(customer.identities()).containsExactly(
                new Customer.Identity("email_sha256", Identities.hash("carla@example.com")),
                new Customer.Identity("external_id", "crm-17"));
        assertThat(customer.organisationId()).hasToString("acme/organisation/org:31");
        assertThat(customer.firstSeenAt()).isEqualTo("2024-02-01T00:00:00Z");
        assertThat(customer.attributes()).containsExactly(new Customer.Attribute("language", "en-US", null, null),
                new Customer.Attribute("plan", "gold", null, null));
        assertThat(users.toString()).doesNotContainIgnoringCase("carla").doesNotContain("+1555");
    }

    @Test
    void takesStaffForAgentsAndForInternalCustomers() {
        Agent agent = Payloads.fact(users, "agent/user:77", Agent.class);
        assertThat(agent.memberships()).extracting(Agent.Membership::teamId).map(Object::toString)
                .containsExactly("acme/team/group:5");
        assertThat(agent.leftAt()).isNull();
        Customer same = Payloads.fact(users, "customer/user:77", Customer.class);
        assertThat(same.internal()).isTrue();
        assertThat(same.identities()).isEmpty();
        assertThat(Payloads.fact(users, "agent/user:78", Agent.class).leftAt()).isEqualTo("2026-09-03T00:00:00Z");
    }

    @Test
    void forgetsWhoWasErased() {
        Customer erased = Payloads.fact(users, "customer/user:9002", Customer.class);
        assertThat(erased.erasedAt()).isEqualTo("2026-09-04T00:00:00Z");
        assertThat(erased.identities()).isEmpty();
    }

    @Test
    void readsOrganizations() {
        FieldMappings fields = FieldMappings.withPrefix("organization.",
                Map.of("organization.branch", "industry", "organization.seats", "seats"));
        List<MappedRecord> records = Mapped.rows("organizations",
                Payloads.file("organizations.json", OrganizationPage.class).organizations(), OrganizationPage.Organization::id,
                row -> OrganizationStream.map(row, ACME, fields));
        assertThat(Payloads.fact(records, "organisation/org:31", Organisation.class))
                .isEqualTo(new Organisation("Rebel Alliance", "space", null, null, 40));
        assertThat(Payloads.fact(records, "organisation/org:32", Organisation.class).industry()).isNull();
    }

    @Test
    void turnsMinutesOfTheWeekIntoDays() {
        Schedule schedule = Payloads.fact(schedules(), "schedule/schedule:14", Schedule.class);
        assertThat(schedule.timezone()).isEqualTo("America/New_York");
        assertThat(schedule.versions()).hasSize(1);
        assertThat(schedule.versions().get(0).intervals()).containsExactly(new Schedule.Interval(1, 540, 1020),
                new Schedule.Interval(6, 1320, 1440), new Schedule.Interval(7, 0, 60));
        assertThat(schedule.holidays()).containsExactly(new Schedule.Holiday("Christmas", LocalDate.parse("2026-12-25"),
                LocalDate.parse("2026-12-26"), List.of()));
    }

    @Test
    void parksAScheduleOfAZoneNobodyKnows() {
        assertThat(schedules()).filteredOn(MappedRecord.Malformed.class::isInstance)
                .extracting(record -> ((MappedRecord.Malformed) record).field()).containsExactly("time_zone");
    }

    @Test
    void prefersTheIanaNameOfAZone() {
        assertThat(TimeZones.iana("Asia/Tokyo", "Osaka")).contains("Asia/Tokyo");
        assertThat(TimeZones.iana(null, "Osaka")).contains("Asia/Tokyo");
        assertThat(TimeZones.iana(null, "Berlin")).contains("Europe/Berlin");
        assertThat(TimeZones.iana(null, "Europe/Berlin")).contains("Europe/Berlin");
        assertThat(TimeZones.iana("", null)).isEmpty();
    }

    private static List<MappedRecord> schedules() {
        ScheduleMapper mapper = new ScheduleMapper(ACME);
        List<SchedulePage.Holiday> holidays = Payloads.file("holidays.json", SchedulePage.Holidays.class).holidays();
        return Mapped.rows("schedules", Payloads.file("schedules.json", SchedulePage.class).schedules(),
                SchedulePage.WeeklySchedule::id, row -> mapper.map(row, holidays));
    }
}
