package io.helpdeskroi.connector.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.connector.spi.Fetched;

class LoopGuardTest {

    @Test
    void letsAFeedGoForward() {
        LoopGuard guard = new LoopGuard(Optional.of(new Cursor("a")), Optional.empty(), 10);
        assertThat(guard.check(page("b", true))).isEmpty();
        assertThat(guard.check(page("c", true))).isEmpty();
        assertThat(guard.check(page("c", false))).isEmpty();
    }

    @Test
    void noticesACursorThatLeadsToItself() {
        LoopGuard guard = new LoopGuard(Optional.of(new Cursor("a")), Optional.empty(), 10);
        assertThat(guard.check(page("a", true))).hasValueSatisfying(reason -> assertThat(reason).contains("circles"));
    }

    @Test
    void noticesALongerCircle() {
        LoopGuard guard = new LoopGuard(Optional.empty(), Optional.empty(), 10);
        guard.check(page("a", true));
        guard.check(page("b", true));
        guard.check(page("c", true));
        assertThat(guard.check(page("a", true))).isPresent();
    }

    @Test
    void letsTheLastPageKeepItsCursor() {
        LoopGuard guard = new LoopGuard(Optional.of(new Cursor("a")), Optional.empty(), 10);
        assertThat(guard.check(page("a", false))).isEmpty();
    }

    @Test
    void noticesAFeedWithoutEnd() {
        LoopGuard guard = new LoopGuard(Optional.empty(), Optional.empty(), 3);
        guard.check(page("a", true));
        guard.check(page("b", true));
        assertThat(guard.check(page("c", true))).hasValueSatisfying(reason -> assertThat(reason).contains("3 pages"));
    }

    @Test
    void noticesACircleTooLongToRemember() {
        LoopGuard guard = new LoopGuard(Optional.of(new Cursor("start")), Optional.empty(), 1_000_000);
        assertThat(pagesUntilNoticed(guard, 500, 3_000)).isBetween(3_500, 3 * 3_500);
    }

    @Test
    void noticesACircleThatIsLongerThanARun() {
        Optional<Cursor> start = Optional.empty();
        Optional<Trail> trail = Optional.empty();
        for (int page = 1; page <= 12_000; page++) {
            LoopGuard ofOneRun = new LoopGuard(start, trail, 10);
            start = Optional.of(cursor(page, 100, 3_000));
            if (ofOneRun.check(page(start.get().text(), true)).isPresent()) {
                assertThat(page).isGreaterThan(3_000);
                return;
            }
            trail = ofOneRun.trail();
        }
        throw new AssertionError("went round for 12,000 pages");
    }

    @Test
    void letsAMillionPagesPassThatLeadForward() {
        LoopGuard guard = new LoopGuard(Optional.empty(), Optional.empty(), Integer.MAX_VALUE);
        assertThat(pagesUntilNoticed(guard, 1_000_000, 1)).isEqualTo(1_000_002);
    }

    /** The pages that are read of a feed which goes in a circle after some pages that lead forward. */
    private static int pagesUntilNoticed(LoopGuard guard, int forward, int circle) {
        int page = 1;
        while (guard.check(page(cursor(page, forward, circle).text(), true)).isEmpty()) {
            page++;
        }
        return page;
    }

    private static Cursor cursor(int page, int forward, int circle) {
        return new Cursor("c" + (page <= forward ? page : forward + (page - forward) % circle + 1));
    }

    private static Fetched.Page page(String next, boolean more) {
        return new Fetched.Page(List.of(), new Cursor(next), more, Optional.empty());
    }
}
