package io.helpdeskroi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;

class ContractJsonTest {

    private final ObjectMapper json = ContractJson.mapper();

    static Stream<Class<?>> facts() {
        return Arrays.stream(Fact.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("facts")
    void everyKindOfFactSurvivesTheRoundTrip(Class<?> type) throws Exception {
        Fact fact = (Fact) sample(type);
        FactRecord sent = new FactRecord(FactId.of("acme", fact.kind(), "x:1"), Instant.parse("2025-06-13T10:00:00.123Z"),
                fact);

        FactRecord read = json.readValue(json.writeValueAsString(sent), FactRecord.class);

        assertThat(read).isEqualTo(sent);
    }

    @Test
    void everyEntityHasExactlyOneKindOfFact() throws Exception {
        assertThat(facts().map(type -> {
            try {
                return ((Fact) sample(type)).kind();
            } catch (ReflectiveOperationException broken) {
                throw new AssertionError(broken);
            }
        })).containsExactlyInAnyOrder(Entity.values());
    }

    @Test
    void writesSnakeCaseLowerCaseAndIso() throws Exception {
        Event event = new Event(FactId.parse("acme/interaction/ticket:1"), Instant.parse("2025-05-26T07:10:00Z"), 0,
                EventKind.STATUS, null, null, null, false, false, "new", "open", null);

        assertThat(json.readTree(json.writeValueAsString(event))).isEqualTo(json.readTree("""
                {"entity":"event","interaction_id":"acme/interaction/ticket:1","occurred_at":"2025-05-26T07:10:00Z",
                 "source_seq":0,"type":"status","actor_type":"system","is_public":false,"is_auto":false,
                 "from":"new","to":"open","vendor_values":{}}"""));
    }

    @Test
    void namesTheFieldOfAnEndBeforeItsStart() {
        JsonMappingException failure = catchThrowableOfType(JsonMappingException.class, () -> json.readValue("""
                {"entity":"leg","interaction_id":"acme/interaction/call:1","leg_no":1,"channel":"voice",
                 "queued_at":"2025-05-26T08:00:00Z","ended_at":"2025-05-26T07:59:00Z","outcome":"abandoned"}""", Fact.class));

        InvalidFactException refusal = ContractJson.refusal(failure);

        assertThat(refusal.field()).isEqualTo("ended_at");
        assertThat(refusal.fault()).contains("2025-05-26T07:59:00Z").contains("before queued_at");
    }

    @Test
    void toleratesTwoSecondsOfClockSkew() {
        Instant queued = Instant.parse("2025-05-26T08:00:00Z");

        Leg leg = leg(queued, queued.minusSeconds(2));

        assertThat(leg.endedAt()).isEqualTo(queued.minusSeconds(2));
        assertThatThrownBy(() -> leg(queued, queued.minusMillis(2_001))).isInstanceOf(InvalidFactException.class);
    }

    @Test
    void namesTheFieldAndTheChoicesOfAnUnknownEnumValue() {
        JsonMappingException failure = catchThrowableOfType(JsonMappingException.class, () -> json.readValue("""
                {"entity":"interaction","channel":"pigeon","created_at":"2025-05-26T08:00:00Z"}""", Fact.class));

        InvalidFactException refusal = ContractJson.refusal(failure);

        assertThat(refusal.field()).isEqualTo("channel");
        assertThat(refusal.getMessage()).contains("email, web_form").doesNotContain("pigeon");
    }

    @Test
    void namesAnInstantWithoutZone() {
        JsonMappingException failure = catchThrowableOfType(JsonMappingException.class, () -> json.readValue("""
                {"entity":"interaction","channel":"email","created_at":"2025-05-26 08:00"}""", Fact.class));

        assertThat(ContractJson.refusal(failure)).hasMessageContaining("created_at").hasMessageContaining("ISO 8601");
    }

    @Test
    void namesAnUnknownEntity() {
        JsonMappingException failure = catchThrowableOfType(JsonMappingException.class,
                () -> json.readValue("{\"entity\":\"pigeon\"}", Fact.class));

        assertThat(ContractJson.refusal(failure)).hasMessageContaining("entity is missing or unknown");
    }

    @Test
    void refusesAnIdOfAnotherEntity() {
        assertThatThrownBy(() -> new FactRecord(FactId.parse("acme/survey/1"), Instant.EPOCH,
                new Visit(FactId.parse("acme/customer/1"), Instant.EPOCH)))
                .isInstanceOfSatisfying(InvalidFactException.class, refusal -> assertThat(refusal.field()).isEqualTo("id"));
    }

    @Test
    void ignoresPropertiesOfANewerVersion() throws Exception {
        Visit visit = json.readValue("""
                {"entity":"visit","customer_id":"acme/customer/1","started_at":"2025-05-26T08:00:00Z","mood":"sunny"}""",
                Visit.class);

        assertThat(visit.customerId()).isEqualTo(FactId.of("acme", Entity.CUSTOMER, "1"));
    }

    @Test
    void aKpiValueIsANumberOrHasAReason() {
        assertThatThrownBy(() -> kpiValue(null, null)).hasMessageContaining("reason is missing");
        assertThatThrownBy(() -> kpiValue(Double.NaN, null)).hasMessageContaining("value is not finite");
        assertThat(kpiValue(null, "no_population").reason()).isEqualTo("no_population");
    }

    private static KpiValue kpiValue(Double value, String reason) {
        return new KpiValue("csat", Map.of(), new Period(Instant.EPOCH, Instant.EPOCH.plusSeconds(1)), Map.of(), Instant.EPOCH,
                1,
                ValueState.FINAL, null, 0, null, null, null, value, Map.of(), null, null, null, reason, List.of(), "2025b",
                List.of());
    }

    private static Leg leg(Instant queuedAt, Instant endedAt) {
        return new Leg(FactId.parse("acme/interaction/call:1"), 1, Channel.VOICE, null, null, null, null, queuedAt, null, null,
                endedAt, null, null, null, null, null, null, null, null, LegOutcome.ABANDONED, null, null, false, null, null);
    }

    private static Object sample(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = sampleOf(type, components[i]);
        }
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        return constructor.newInstance(values);
    }

    private static Object sampleOf(Class<?> owner, RecordComponent component) throws ReflectiveOperationException {
        Class<?> type = component.getType();
        String name = component.getName();
        if (type == FactId.class) {
            return FactId.of("acme", entityOf(owner, name), "x:1");
        }
        if (type == Instant.class) {
            boolean start = name.equals("from") || name.endsWith("From");
            return Instant.parse(start ? "2025-06-13T10:00:00Z" : "2025-06-13T11:00:00Z");
        }
        if (type == LocalDate.class) {
            return LocalDate.parse("2025-05-29");
        }
        if (type == String.class) {
            return switch (name) {
                case "timezone" -> "Europe/Berlin";
                case "currency" -> "EUR";
                default -> name;
            };
        }
        if (type == int.class || type == Integer.class) {
            return name.equals("scaleMin") ? 1 : name.equals("startMin") ? 540 : name.equals("endMin") ? 1020 : 5;
        }
        if (type == long.class || type == Long.class) {
            return 7L;
        }
        if (type == double.class || type == Double.class) {
            return 0.5;
        }
        if (type == boolean.class || type == Boolean.class) {
            return true;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == Map.class) {
            Class<?> value = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[1];
            return Map.of("key", value == Double.class ? (Object) 1.5 : "value");
        }
        if (type == List.class) {
            Class<?> element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            return List.of(element == String.class ? "x"
                    : element == Instant.class ? Instant.EPOCH
                            : element.isEnum() ? element.getEnumConstants()[0] : sample(element));
        }
        throw new AssertionError("no sample for " + component);
    }

    private static Entity entityOf(Class<?> owner, String component) {
        return switch (component) {
            case "mergedIntoId" -> owner == Customer.class ? Entity.CUSTOMER : Entity.INTERACTION;
            case "customerId" -> Entity.CUSTOMER;
            case "organisationId" -> Entity.ORGANISATION;
            case "agentId", "assigneeId", "actorId", "creditedAgentId" -> Entity.AGENT;
            case "teamId", "creditedTeamId" -> Entity.TEAM;
            case "parentId" -> owner == Team.class ? Entity.TEAM : Entity.INTERACTION;
            case "scheduleId" -> Entity.SCHEDULE;
            case "postId" -> Entity.BRAND_POST;
            default -> Entity.INTERACTION;
        };
    }
}
