package io.helpdeskroi.metrics.fact;

import static io.helpdeskroi.metrics.golden.GoldenG1.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.contract.Channel;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Period;
import io.helpdeskroi.metrics.golden.DerivedWorld;
import io.helpdeskroi.metrics.golden.GoldenCase;
import io.helpdeskroi.metrics.golden.GoldenG1;
import io.helpdeskroi.metrics.golden.Selection;

/**
 * Episodes across the cases of one customer (KPI catalogue §6.1, §6.3).
 */
class EpisodeDerivationTest {

    private static final Period YEAR = new Period(at("01-01 00:00"), at("12-31 00:00"));
    private static final Instant AS_OF = at("12-31 00:00");

    private static GoldenCase solved(Channel channel, String id, String topic, String createdAt, String solvedAt) {
        return new GoldenCase(GoldenG1.DESK, id, channel, "C", topic, at(createdAt), at("12-01 00:00")).reply("A1", solvedAt)
                .status("A1", "solved", solvedAt);
    }

    private static Selection kind(Kind kind, List<GoldenCase> cases, Map<String, String> params) {
        List<FactRecord> facts = new ArrayList<>();
        cases.forEach(one -> facts.addAll(one.facts()));
        List<String> pairs = new ArrayList<>();
        params.forEach((name, value) -> pairs.addAll(List.of(name, value)));
        return Selection.of(new DerivedWorld(facts, AccountSettings.defaults()).observations(), kind, YEAR, AS_OF,
                pairs.toArray(String[]::new));
    }

    @Test
    void secondContactOnAnotherChannelBreaksFirstContactResolution() {
        List<GoldenCase> cases = List.of(solved(Channel.EMAIL, "X", "billing", "05-01 10:00", "05-01 11:00"),
                solved(Channel.CHAT, "Y", "billing", "05-05 10:00", "05-05 10:10"));
        assertThat(kind(Kind.FIRST_CONTACT_RESOLUTION, cases, Map.of()).ratio()).isEqualTo("0/1");
        assertThat(kind(Kind.EPISODE_CONTACTS, cases, Map.of()).mean()).isEqualTo(2);
    }

    @Test
    void theWindowDecidesWhatIsOneEpisode() {
        List<GoldenCase> cases = List.of(solved(Channel.EMAIL, "X", "billing", "05-01 10:00", "05-01 11:00"),
                solved(Channel.EMAIL, "Y", "billing", "05-11 10:00", "05-11 10:10"));
        assertThat(kind(Kind.FIRST_CONTACT_RESOLUTION, cases, Map.of()).ratio()).isEqualTo("2/2");
        assertThat(kind(Kind.FIRST_CONTACT_RESOLUTION, cases, Map.of("W", "14d")).ratio()).isEqualTo("0/1");
        assertThat(kind(Kind.REPEAT_CONTACT, cases, Map.of()).ratio()).isEqualTo("0/2");
        assertThat(kind(Kind.REPEAT_CONTACT, cases, Map.of("W", "30d")).ratio()).isEqualTo("1/2");
    }

    @Test
    void unknownTopicMatchesAnyUnlessStrict() {
        List<GoldenCase> cases = List.of(solved(Channel.EMAIL, "X", "billing", "05-01 10:00", "05-01 11:00"),
                solved(Channel.EMAIL, "Y", null, "05-03 10:00", "05-03 10:10"),
                solved(Channel.EMAIL, "Z", "login", "05-03 12:00", "05-03 12:10"));
        assertThat(kind(Kind.FIRST_CONTACT_RESOLUTION, cases, Map.of()).ratio()).isEqualTo("1/2");
        assertThat(kind(Kind.FIRST_CONTACT_RESOLUTION, cases, Map.of("match", "topic")).ratio()).isEqualTo("3/3");
        assertThat(kind(Kind.REPEAT_CONTACT, cases, Map.of()).ratio()).isEqualTo("2/3");
        assertThat(kind(Kind.REPEAT_CONTACT, cases, Map.of("match", "topic")).ratio()).isEqualTo("0/3");
    }

    @Test
    void whatWasSolvedTooLateOrNeverIsNoFirstContactResolution() {
        List<GoldenCase> cases = List.of(solved(Channel.EMAIL, "X", "billing", "05-01 10:00", "05-09 11:00"));
        assertThat(kind(Kind.FIRST_CONTACT_RESOLUTION, cases, Map.of()).ratio()).isEqualTo("0/1");
        assertThat(kind(Kind.FIRST_CONTACT_RESOLUTION, cases, Map.of("W", "14d")).ratio()).isEqualTo("1/1");
        List<GoldenCase> open = List.of(new GoldenCase(GoldenG1.DESK, "X", Channel.EMAIL, "C", null, at("05-01 10:00"),
                at("12-01 00:00")).reply("A1", "05-01 11:00").status("A1", "pending", "05-01 11:00"));
        assertThat(kind(Kind.FIRST_CONTACT_RESOLUTION, open, Map.of()).ratio()).isEqualTo("0/1");
    }

    @Test
    void customersNobodyKnowsAreOutside() {
        GoldenCase anonymous = new GoldenCase(GoldenG1.DESK, "X", Channel.EMAIL, null, null, at("05-01 10:00"),
                at("12-01 00:00")).reply("A1", "05-01 11:00").status("A1", "solved", "05-01 11:00");
        assertThat(kind(Kind.FIRST_CONTACT_RESOLUTION, List.of(anonymous), Map.of()).count()).isZero();
        assertThat(kind(Kind.REPEAT_CONTACT, List.of(anonymous), Map.of()).count()).isZero();
        assertThat(kind(Kind.DQ_UNIDENTIFIED_CUSTOMER, List.of(anonymous), Map.of()).count()).isEqualTo(1);
    }
}
