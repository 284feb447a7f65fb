package io.helpdeskroi.connector.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class SweepTest {

    private static final List<String> IDS = IntStream.range(0, 100).mapToObj(Integer::toString).toList();

    @Test
    void comesToLookAtEveryObjectAlthoughItLooksAtFewATime() {
        Random random = new Random(1);
        Set<String> seen = new HashSet<>();
        for (int step = 0; step < 100; step++) {
            List<String> some = Sweep.some(IDS, 10, random);
            assertThat(some).hasSize(10).doesNotHaveDuplicates();
            seen.addAll(some);
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(IDS);
    }

    @Test
    void looksAtAllOfThemWhereItMay() {
        assertThat(Sweep.some(IDS, 1_000, new Random(1))).containsExactlyInAnyOrderElementsOf(IDS);
    }

    @Test
    void looksAtNoMoreThanItMayAndNoneOnceCalledOff() {
        AtomicBoolean stopped = new AtomicBoolean();
        Looks looks = new Looks(3, stopped::get);
        assertThat(looks.takeOne()).isTrue();
        assertThat(looks.left()).isEqualTo(2);
        stopped.set(true);
        assertThat(looks.left()).isZero();
        assertThat(looks.takeOne()).isFalse();
        stopped.set(false);
        assertThat(looks.takeOne()).isTrue();
        assertThat(looks.takeOne()).isTrue();
        assertThat(looks.takeOne()).isFalse();
    }
}
