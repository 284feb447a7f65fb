package io.helpdeskroi.connector.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TurnsTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final RunSignal signal = new RunSignal(Duration.ofHours(1), System::nanoTime);
    private final List<StreamReport> ended = new ArrayList<>();
    private final Turns turns = new Turns(signal, threads, ended::add);
    private final Map<String, Integer> read = new ConcurrentHashMap<>();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void givesEveryStreamOneTurn() {
        turns.take(List.of(lane(2, once("a", this::done), once("b", this::done), once("c", this::done))));
        assertThat(read).isEqualTo(Map.of("a", 1, "b", 1, "c", 1));
        assertThat(ended.stream().map(report -> report.summary().stream()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void letsTheOthersComeAgainWhileOneIsStillBeingRead() {
        CountDownLatch often = new CountDownLatch(3);
        turns.take(List.of(
                lane(1, once("live", () -> {
                    often.countDown();
                    return done();
                })),
                lane(1, once("long", () -> waitFor(often)))));
        assertThat(often.getCount()).isZero();
        assertThat(read.get("live")).isGreaterThanOrEqualTo(3);
        assertThat(read.get("long")).isEqualTo(1);
    }

    @Test
    void readsNoMoreAtATimeThanThereArePlaces() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Supplier<StreamReport> counted = () -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            now.decrementAndGet();
            return done();
        };
        turns.take(List.of(lane(1, once("a", counted), once("b", counted), once("c", counted))));
        assertThat(most).hasValue(1);
        assertThat(read).hasSize(3);
    }

    @Test
    void letsARunEndWhoseTimeIsOver() {
        AtomicLong nanos = new AtomicLong();
        RunSignal limited = new RunSignal(Duration.ofNanos(10), nanos::get);
        CountDownLatch often = new CountDownLatch(3);
        new Turns(limited, threads, ended::add).take(List.of(lane(1, once("live", () -> {
            often.countDown();
            return done();
        })), lane(1, once("long", () -> {
            StreamReport report = waitFor(often);
            nanos.set(10);
            return report;
        }), once("waiting", this::done))));
        assertThat(read).doesNotContainKey("waiting");
        assertThat(limited.isStopped()).isFalse();
    }

    @Test
    void beginsNothingMoreOnceTheRunIsCalledOff() {
        turns.take(List.of(lane(1, once("a", () -> {
            signal.stop();
            return done();
        }), once("b", this::done))));
        assertThat(read).containsOnlyKeys("a");
    }

    @Test
    void endsTheRunWhenAStreamCannotEvenReport() {
        turns.take(List.of(lane(1, once("a", () -> {
            throw new IllegalStateException("database away");
        }), once("b", this::done))));
        assertThat(signal.isStopped()).isTrue();
        assertThat(ended).isEmpty();
    }

    @Test
    @Timeout(20)
    void endsTheRunWhenAStreamsThreadDies() {
        turns.take(List.of(lane(1, once("a", () -> {
            throw new StackOverflowError();
        }))));
        assertThat(signal.isStopped()).isTrue();
        assertThat(ended).isEmpty();
    }

    @Test
    void waitsForWhatIsBeingReadWhenNothingMoreCanBeLookedUp() {
        CountDownLatch asked = new CountDownLatch(1);
        Lane failing = new Lane() {
            @Override
            public int places() {
                return 1;
            }

            @Override
            public List<Due> due() {
                asked.countDown();
                throw new IllegalStateException("database away");
            }
        };
        List<Lane> lanes = List.of(lane(1, once("a", () -> waitFor(asked))), failing);
        assertThatThrownBy(() -> turns.take(lanes)).hasMessage("database away");
        assertThat(ended).hasSize(1);
        assertThat(signal.isStopped()).isTrue();
    }

    private StreamReport done() {
        return new StreamReport("any").ended(StreamOutcome.CAUGHT_UP, null);
    }

    private StreamReport waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
            return done();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Due until it has been read. */
    private Lane.Due once(String key, Supplier<StreamReport> turn) {
        return new Lane.Due(key, () -> {
            read.merge(key, 1, Integer::sum);
            turn.get();
            return new StreamReport(key).ended(StreamOutcome.CAUGHT_UP, null);
        });
    }

    /** Only {@code live} is due for ever. */
    private Lane lane(int places, Lane.Due... due) {
        return new Lane() {
            @Override
            public int places() {
                return places;
            }

            @Override
            public List<Due> due() {
                return Stream.of(due).filter(one -> one.key().equals("live") || !read.containsKey(one.key())).toList();
            }
        };
    }
}
