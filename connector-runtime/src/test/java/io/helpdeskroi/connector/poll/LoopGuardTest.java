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
        LoopGuard guard = new LoopGuard(Optional.of(new Cursor("a")), 10);
        assertThat(guard.check(page("b", true))).isEmpty();
        assertThat(guard.check(page("c", true))).isEmpty();
        assertThat(guard.check(page("c", false))).isEmpty();
    }

    @Test
    void noticesACursorThatLeadsToItself() {
        LoopGuard guard = new LoopGuard(Optional.of(new Cursor("a")), 10);
        assertThat(guard.check(page("a", true))).hasValueSatisfying(reason -> assertThat(reason).contains("circles"));
    }

    @Test
    void noticesALongerCircle() {
        LoopGuard guard = new LoopGuard(Optional.empty(), 10);
        guard.check(page("a", true));
        guard.check(page("b", true));
        guard.check(page("c", true));
        assertThat(guard.check(page("a", true))).isPresent();
    }

    @Test
    void letsTheLastPageKeepItsCursor() {
        LoopGuard guard = new LoopGuard(Optional.of(new Cursor("a")), 10);
        assertThat(guard.check(page("a", false))).isEmpty();
    }

    @Test
    void noticesAFeedWithoutEnd() {
        LoopGuard guard = new LoopGuard(Optional.empty(), 3);
        guard.check(page("a", true));
        guard.check(page("b", true));
        assertThat(guard.check(page("c", true))).hasValueSatisfying(reason -> assertThat(reason).contains("3 pages"));
    }

    private static Fetched.Page page(String next, boolean more) {
        return new Fetched.Page(List.of(), new Cursor(next), more, Optional.empty());
    }
}
