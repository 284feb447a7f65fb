package io.helpdeskroi.metrics.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

/**
 * Rows are written under as few variants as possible, and a request finds exactly one row per combination.
 */
class VariantsTest {

    @Test
    void requestMatchesEveryVariantMadeOfItsOwnValues() {
        assertThat(Variants.matching(Kind.RECEIVED, Map.of("W", "7d"))).containsExactly("");
        assertThat(Variants.matching(Kind.RESOLVED_AT, Map.of("T", "24h"))).containsExactlyInAnyOrder("", "T=24h", "clock=c",
                "T=24h,clock=c");
    }

    @Test
    void everyCombinationIsAnsweredByExactlyOneRow() {
        for (int seed = 0; seed < 256; seed++) {
            VariantTable<Integer> table = new VariantTable<>(Parameter.HORIZON, Parameter.CLOCK);
            for (int horizon = 0; horizon < 4; horizon++) {
                for (int clock = 0; clock < 2; clock++) {
                    table.put(seed >> horizon * 2 + clock & 1, horizon, clock);
                }
            }
            List<String> variants = new ArrayList<>();
            List<Integer> values = new ArrayList<>();
            table.forEachRow((variant, value) -> {
                variants.add(variant);
                values.add(value);
            });
            for (int horizon = 0; horizon < 4; horizon++) {
                for (int clock = 0; clock < 2; clock++) {
                    List<String> matching = new ArrayList<>(variants);
                    matching.retainAll(Variants.matching(Kind.RESOLVED_AT,
                            Map.of("T", Parameter.HORIZON.choices().get(horizon), "clock",
                                    Parameter.CLOCK.choices().get(clock))));
                    assertThat(matching).hasSize(1);
                    assertThat(values.get(variants.indexOf(matching.get(0)))).isEqualTo(seed >> horizon * 2 + clock & 1);
                }
            }
        }
    }
}
