package io.helpdeskroi.connector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.contract.Period;

class ReckoningTest {

    private static final Period MARCH = new Period(at("2026-03-01T00:00:00Z"), at("2026-04-01T00:00:00Z"));

    private final List<Instant> vendor = new ArrayList<>();
    private final List<Instant> ours = new ArrayList<>();
    private int calledOffAfter = Integer.MAX_VALUE;

    @Test
    void givesOneLineWhereTheCountsAgree() {
        both("2026-03-05T10:00:00Z");
        both("2026-03-31T23:59:59Z");
        assertThat(reckon(100)).containsExactly(new Reckoning.Line(MARCH, 2, 2));
    }

    @Test
    void narrowsAShortfallDownToItsHour() {
        both("2026-03-05T10:00:00Z");
        vendor.add(at("2026-03-05T11:59:59Z"));
        vendor.add(at("2026-03-05T11:00:00Z"));
        both("2026-03-20T10:00:00Z");
        List<Reckoning.Line> lines = reckon(100);
        assertThat(lines).filteredOn(line -> !line.agrees()).containsExactly(new Reckoning.Line(
                new Period(at("2026-03-05T11:00:00Z"), at("2026-03-05T12:00:00Z")), 2, 0));
        assertThat(lines.stream().mapToLong(Reckoning.Line::vendorCount).sum()).isEqualTo(4);
        assertThat(lines.get(0).window().from()).isEqualTo(MARCH.from());
        assertThat(lines.get(lines.size() - 1).window().to()).isEqualTo(MARCH.to());
        for (int i = 1; i < lines.size(); i++) {
            assertThat(lines.get(i).window().from()).isEqualTo(lines.get(i - 1).window().to());
        }
        assertThat(lines).hasSizeLessThan(6);
    }

    @Test
    void tellsSurplusFromShortfall() {
        vendor.add(at("2026-03-05T11:00:00Z"));
        ours.add(at("2026-03-09T11:00:00Z"));
        ours.add(at("2026-03-09T11:10:00Z"));
        assertThat(reckon(100)).filteredOn(line -> !line.agrees()).extracting(Reckoning.Line::isSurplus)
                .containsExactly(false, true);
    }

    @Test
    void staysWideWhenTheVendorMayNotBeAskedOftenEnough() {
        vendor.add(at("2026-03-05T11:00:00Z"));
        assertThat(reckon(20)).containsExactly(new Reckoning.Line(MARCH, 1, 0));
        assertThat(reckon(40)).filteredOn(line -> !line.agrees()).containsExactly(new Reckoning.Line(
                new Period(at("2026-03-05T00:00:00Z"), at("2026-03-06T00:00:00Z")), 1, 0));
    }

    private List<Reckoning.Line> reckon(int calls) {
        return reckoning(calls).reckon(MARCH);
    }

    private Reckoning reckoning(int calls) {
        return new Reckoning(new Reckoning.Counts() {
            @Override
            public long vendor(Period window) {
                if (calledOffAfter-- == 0) {
                    throw new CalledOff();
                }
                return vendor.stream().filter(window::contains).count();
            }

            @Override
            public long ours(Period window) {
                return ours.stream().filter(window::contains).count();
            }
        }, Duration.ofHours(1), calls);
    }

    @Test
    void countsAgainOnlyWhereASurplusWasLookedInto() {
        both("2026-03-05T11:00:00Z");
        ours.add(at("2026-03-09T11:10:00Z"));
        Reckoning reckoning = reckoning(100);
        List<Reckoning.Line> lines = reckoning.reckon(MARCH);
        ours.clear();
        vendor.clear();
        assertThat(reckoning.recounted(lines)).containsExactly(new Reckoning.Line(MARCH, 1, 1));
    }

    @Test
    void asksTheVendorAgainWhereOursFellBelowItsCount() {
        Period hour = new Period(at("2026-03-09T11:00:00Z"), at("2026-03-09T12:00:00Z"));
        vendor.add(at("2026-03-09T11:20:00Z"));
        Reckoning reckoning = reckoning(100);
        vendor.clear();
        assertThat(reckoning.recounted(List.of(new Reckoning.Line(hour, 1, 2)))).containsExactly(
                new Reckoning.Line(hour, 0, 0));
    }

    @Test
    void keepsTheWiderLineWhereItIsCalledOff() {
        both("2026-03-05T10:00:00Z");
        vendor.add(at("2026-03-05T11:00:00Z"));
        calledOffAfter = 1;
        assertThat(reckon(100)).containsExactly(new Reckoning.Line(MARCH, 2, 1));
        calledOffAfter = 1 + 31;
        assertThat(reckon(100)).filteredOn(line -> !line.agrees()).containsExactly(new Reckoning.Line(
                new Period(at("2026-03-05T00:00:00Z"), at("2026-03-06T00:00:00Z")), 2, 1));
        calledOffAfter = 0;
        assertThatThrownBy(() -> reckon(100)).isInstanceOf(CalledOff.class);
        Reckoning.Line surplus = new Reckoning.Line(MARCH, 3, 4);
        calledOffAfter = 0;
        assertThat(reckoning(100).recounted(List.of(surplus))).containsExactly(surplus);
    }

    private void both(String instant) {
        vendor.add(at(instant));
        ours.add(at(instant));
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
