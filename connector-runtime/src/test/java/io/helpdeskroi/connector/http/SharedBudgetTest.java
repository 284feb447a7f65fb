package io.helpdeskroi.connector.http;

import static io.helpdeskroi.connector.http.AccountUnderTest.answer;
import static io.helpdeskroi.connector.http.AccountUnderTest.headers;
import static io.helpdeskroi.connector.http.AccountUnderTest.spend;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.spi.VendorDescriptor.Bucket;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SharedBudgetTest {

    private static final String EXPORT = "/incremental/tickets";
    private static final String GROUPS = "/groups";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Inject
    RequestCounts counts;
    @Inject
    EntityManager database;

    private AccountUnderTest account;
    private SharedBudget budget;

    @BeforeEach
    void open() {
        account = account(new Bucket("exports", Pattern.compile("/incremental/"), 10),
                new Bucket("account", Pattern.compile("."), 20));
        budget = account.budget(0.4);
    }

    private AccountUnderTest account(Bucket... buckets) {
        return new AccountUnderTest(counts, database, Pace.REAL, buckets);
    }

    @Test
    void givesTheShareAndThenMakesWait() {
        List<Turn.Granted> spent = spend(budget, EXPORT, Urgency.LIVE);
        assertThat(spent).hasSize(4);
        answer(budget, spent);
        account.age(Duration.ofSeconds(50));
        assertThat(pause(account.budget(0.4), EXPORT)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
        account.age(Duration.ofSeconds(10));
        assertThat(spend(account.budget(0.4), EXPORT, Urgency.LIVE)).hasSize(4);
    }

    @Test
    void countsEveryRequestAgainstTheAccountTooAndTakesNothingWhereOneBucketIsEmpty() {
        assertThat(spend(budget, EXPORT, Urgency.LIVE)).hasSize(4);
        assertThat(budget.remaining()).containsExactly(Map.entry("exports", 0), Map.entry("account", 4));
        assertThat(spend(budget, GROUPS, Urgency.LIVE)).hasSize(4);
        assertThat(budget.remaining()).containsExactly(Map.entry("exports", 0), Map.entry("account", 0));
    }

    @Test
    void showsWhatADeadReplicaSpentToItsSuccessor() {
        answer(budget, spend(budget, EXPORT, Urgency.LIVE).subList(0, 2));
        SharedBudget successor = account.budget(0.4);
        assertThat(successor.remaining()).containsEntry("exports", 0);
        account.age(Duration.ofSeconds(61));
        assertThat(successor.remaining()).as("two were never answered and may have arrived later").containsEntry("exports", 2);
        account.age(Pace.REAL.travel());
        assertThat(spend(successor, EXPORT, Urgency.LIVE)).hasSize(4);
    }

    @Test
    void countsARequestForAWindowAfterItsAnswer() {
        List<Turn.Granted> slow = spend(budget, EXPORT, Urgency.LIVE);
        account.age(Duration.ofSeconds(74));
        answer(budget, slow);
        account.age(Duration.ofSeconds(59));
        assertThat(account.budget(0.4).remaining()).containsEntry("exports", 0);
        account.age(Duration.ofSeconds(1));
        assertThat(account.budget(0.4).remaining()).containsEntry("exports", 4);
    }

    @Test
    void countsWhatNobodyWaitsForAnyMoreAsLongAsItMayTravel() {
        AccountUnderTest quick = new AccountUnderTest(counts, database,
                new Pace(MINUTE, Duration.ofMillis(1), Duration.ofMillis(300)), new Bucket("all", Pattern.compile(""), 10));
        SharedBudget calledOff = quick.budget(0.4);
        spend(calledOff, GROUPS, Urgency.LIVE).forEach(Turn.Granted::abandoned);
        calledOff.tellAll();
        quick.age(Duration.ofSeconds(30));
        await().atMost(Duration.ofSeconds(5)).until(() -> {
            calledOff.tellAll();
            return pause(quick.budget(0.4), GROUPS).toSeconds() >= 55;
        });
    }

    @Test
    void boundsEachConnectionByItsOwnShareOfTheAccount() {
        SharedBudget greater = account.budget(0.8);
        assertThat(spend(budget, EXPORT, Urgency.LIVE)).hasSize(4);
        assertThat(spend(greater, EXPORT, Urgency.LIVE)).hasSize(4);
        assertThat(greater.remaining()).containsEntry("exports", 0).containsEntry("account", 8);
        assertThat(budget.remaining()).containsEntry("account", 0);
    }

    @Test
    void leavesAFifthToLivePolling() {
        SharedBudget all = account.budget(1);
        assertThat(spend(all, EXPORT, Urgency.BACKGROUND)).hasSize(8);
        assertThat(all.take(EXPORT, Urgency.LIVE)).isInstanceOf(Turn.Granted.class);
        assertThat(spend(account.budget(1), EXPORT, Urgency.PERSON)).hasSize(1);
    }

    @Test
    void holdsTheShorterTimeToo() {
        AccountUnderTest bursts = account(new Bucket("all", Pattern.compile(""), 60, Optional.of(Duration.ofSeconds(10))));
        SharedBudget half = bursts.budget(0.5);
        answer(half, spend(half, GROUPS, Urgency.LIVE));
        assertThat(half.remaining()).containsEntry("all", 0);
        assertThat(pause(bursts.budget(0.5), GROUPS)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
        bursts.age(Duration.ofSeconds(10));
        assertThat(spend(bursts.budget(0.5), GROUPS, Urgency.LIVE)).hasSize(5);
    }

    @Test
    void putsBackWhatWasHandedOutAndNotSent() {
        AccountUnderTest large = account(new Bucket("all", Pattern.compile(""), 6_000));
        SharedBudget one = large.budget(1);
        assertThat(one.take(GROUPS, Urgency.LIVE)).isInstanceOf(Turn.Granted.class);
        assertThat(large.budget(1).remaining()).containsEntry("all", 5_975);
        await().atMost(Duration.ofSeconds(5)).until(() -> one.remaining().equals(Map.of("all", 5_999)));
    }

    @Test
    void believesTheVendorAboutItsLimitAndTellsTheOthers() {
        assertThat(budget.limits()).containsOnly(Map.entry("exports", 10), Map.entry("account", 20));
        budget.learn(EXPORT, headers("exports", "29/30"), Instant.now());
        assertThat(budget.remaining()).containsEntry("exports", 12);
        assertThat(account.budget(0.4).remaining()).containsEntry("exports", 12);
        assertThat(budget.limits()).containsOnly(Map.entry("exports", 30), Map.entry("account", 20));
        budget.learn(EXPORT, headers("silent", "1/1"), Instant.now());
        assertThat(budget.remaining()).containsEntry("exports", 12);
    }

    @Test
    void waitsForTheResetWhenNothingIsLeft() {
        budget.learn(EXPORT, headers("exports", "0/10"), Instant.now());
        assertThat(pause(budget, EXPORT)).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30));
        assertThat(pause(account.budget(0.4), EXPORT)).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30));
        assertThat(spend(budget, GROUPS, Urgency.LIVE)).hasSize(8);
    }

    @Test
    void staysAwayFromABucketThatRefusedUntilTheLatestTimeAnyoneWasTold() {
        budget.block(EXPORT, Instant.now().plusSeconds(45));
        budget.block(EXPORT, Instant.now().plusSeconds(20));
        assertThat(pause(budget, "/incremental/users")).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(45));
        SharedBudget other = account.budget(0.4);
        other.block(EXPORT, Instant.now().plusSeconds(20));
        assertThat(pause(other, EXPORT)).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(45));
        account.age(Duration.ofSeconds(45));
        assertThat(spend(account.budget(0.4), EXPORT, Urgency.LIVE)).hasSize(4);
    }

    @Test
    void followsAChangedShareAndGrantsAtLeastOne() {
        assertThat(spend(budget, EXPORT, Urgency.LIVE)).hasSize(4);
        budget.share(1);
        assertThat(spend(budget, EXPORT, Urgency.LIVE)).hasSize(6);
        assertThat(account(new Bucket("all", Pattern.compile(""), 10)).budget(0.001).remaining()).containsEntry("all", 1);
    }

    @Test
    void forecastsFromWhatTheTightestBucketHasLeftInTheBackground() {
        SharedBudget all = account.budget(1);
        assertThat(all.timeFor(160, EXPORT)).isEqualTo(Duration.ofMinutes(20));
        assertThat(all.timeFor(160, GROUPS)).isEqualTo(Duration.ofMinutes(10));
        all.take(GROUPS, Urgency.LIVE);
        all.take(EXPORT, Urgency.LIVE);
        assertThat(all.timeFor(70, EXPORT)).isEqualTo(Duration.ofMinutes(10));
        spend(all, EXPORT, Urgency.LIVE);
        assertThat(all.timeFor(8, EXPORT)).as("live polling will have caught up").isEqualTo(Duration.ofMinutes(10));
        assertThat(account(new Bucket("all", Pattern.compile(""), 60, Optional.of(Duration.ofSeconds(10)))).budget(0.9)
                .timeFor(420, GROUPS)).as("seven in ten seconds").isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void letsNothingThroughUncountedWhileTheDatabaseIsAway() {
        assertThat(budget.take(EXPORT, Urgency.LIVE)).isInstanceOf(Turn.Granted.class);
        rename("request_flight", "request_flight_away");
        try {
            assertThatThrownBy(() -> budget.take(EXPORT, Urgency.LIVE)).isInstanceOf(VendorFailure.Transient.class)
                    .hasMessageContaining("the request budget cannot be read");
        } finally {
            rename("request_flight_away", "request_flight");
        }
        assertThat(spend(budget, EXPORT, Urgency.LIVE)).hasSize(3);
    }

    @Test
    void forgetsWhatCountsNoLonger() {
        answer(budget, spend(budget, EXPORT, Urgency.LIVE));
        counts.forget(MINUTE);
        assertThat(account.budget(0.4).remaining()).containsEntry("exports", 0);
        account.age(MINUTE.multipliedBy(2));
        counts.forget(MINUTE);
        Object left = QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery("""
                SELECT (SELECT count(*) FROM request_use WHERE answered_at < clock_timestamp() - interval '1 minute')
                     + (SELECT count(*) FROM request_flight WHERE until < clock_timestamp() - interval '1 minute')""")
                .getSingleResult());
        assertThat(left).isEqualTo(0L);
    }

    private static Duration pause(SharedBudget budget, String path) {
        return budget.take(path, Urgency.LIVE) instanceof Turn.Later later ? later.pause() : Duration.ZERO;
    }

    private void rename(String table, String to) {
        QuarkusTransaction.requiringNew().run(
                () -> database.createNativeQuery("ALTER TABLE " + table + " RENAME TO " + to).executeUpdate());
    }
}
