package io.helpdeskroi.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.spi.VendorDescriptor.Bucket;
import io.helpdeskroi.connector.spi.VendorDescriptor.LimitReading;

class RequestBudgetTest {

    private static final Instant NOON = Instant.parse("2025-06-02T12:00:00Z");
    private static final HttpHeaders SILENT = HttpHeaders.of(Map.of(), (name, value) -> true);

    private final RequestBudget budget = new RequestBudget(
            List.of(new Bucket("exports", Pattern.compile("/incremental/"), 10),
                    new Bucket("account", Pattern.compile("."), 20)),
            (bucket, headers, now) -> headers.firstValue(bucket.id())
                    .map(value -> new LimitReading(Integer.parseInt(value.split("/")[1]), Integer.parseInt(value.split("/")[0]),
                            now.plusSeconds(30))),
            0.4);

    @Test
    void givesTheShareAndThenMakesWait() {
        for (int request = 0; request < 4; request++) {
            assertThat(budget.tryAcquire("/incremental/tickets", NOON.plusSeconds(request))).isZero();
        }
        assertThat(budget.tryAcquire("/incremental/tickets", NOON.plusSeconds(10))).isEqualTo(Duration.ofSeconds(50));
        assertThat(budget.tryAcquire("/incremental/tickets", NOON.plusSeconds(60))).isZero();
    }

    @Test
    void countsEveryRequestAgainstTheAccountToo() {
        for (int request = 0; request < 4; request++) {
            budget.tryAcquire("/incremental/tickets", NOON);
            assertThat(budget.tryAcquire("/groups", NOON)).isZero();
        }
        assertThat(budget.tryAcquire("/groups", NOON)).isEqualTo(Duration.ofMinutes(1));
        assertThat(budget.remaining(NOON)).containsExactly(Map.entry("exports", 0), Map.entry("account", 0));
    }

    @Test
    void takesNothingFromAnyBucketWhenOneIsEmpty() {
        for (int request = 0; request < 4; request++) {
            budget.tryAcquire("/incremental/tickets", NOON);
        }
        budget.tryAcquire("/incremental/tickets", NOON);
        assertThat(budget.remaining(NOON)).containsEntry("account", 4);
    }

    @Test
    void believesTheVendorAboutItsLimit() {
        budget.learn("/incremental/tickets", HttpHeaders.of(Map.of("exports", List.of("29/30")), (name, value) -> true), NOON);
        assertThat(budget.remaining(NOON)).containsEntry("exports", 12);
        budget.learn("/incremental/tickets", SILENT, NOON);
        assertThat(budget.remaining(NOON)).containsEntry("exports", 12);
    }

    @Test
    void waitsForTheResetWhenNothingIsLeft() {
        budget.learn("/incremental/tickets", HttpHeaders.of(Map.of("exports", List.of("0/10")), (name, value) -> true), NOON);
        assertThat(budget.tryAcquire("/incremental/tickets", NOON)).isEqualTo(Duration.ofSeconds(30));
        assertThat(budget.tryAcquire("/groups", NOON)).isZero();
    }

    @Test
    void staysAwayFromABucketThatRefused() {
        budget.block("/incremental/tickets", NOON.plusSeconds(45));
        assertThat(budget.tryAcquire("/incremental/users", NOON)).isEqualTo(Duration.ofSeconds(45));
        assertThat(budget.tryAcquire("/groups", NOON)).isZero();
    }

    @Test
    void neverGivesMoreThanTheShareInAnyMinute() {
        Random random = new Random(20250602);
        List<Instant> granted = new ArrayList<>();
        Instant now = NOON;
        for (int request = 0; request < 2_000; request++) {
            now = now.plusMillis(random.nextInt(9_000));
            if (budget.tryAcquire("/incremental/tickets", now).isZero()) {
                granted.add(now);
            }
        }
        for (int first = 0; first + 4 < granted.size(); first++) {
            assertThat(Duration.between(granted.get(first), granted.get(first + 4)))
                    .isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        }
        assertThat(granted).hasSizeGreaterThan(300);
    }

    @Test
    void followsAChangedShare() {
        budget.share(1);
        assertThat(budget.remaining(NOON)).containsEntry("exports", 10);
        budget.share(0.001);
        assertThat(budget.remaining(NOON)).containsEntry("exports", 1);
    }

    @Test
    void knowsNoLimitWhereThereIsNone() {
        RequestBudget none = new RequestBudget(List.of(), (bucket, headers, now) -> Optional.empty(), 1);
        assertThat(none.tryAcquire("/x", NOON)).isZero();
    }
}
