package io.helpdeskroi.connector.poll;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

/**
 * Gives the streams of a connection their turns in one run. Everything due gets one; while any stream is still being read,
 * the others come again as soon as they fall due, so that a long one holds none of them back.
 */
final class Turns {

    private static final Logger LOG = Logger.getLogger(Turns.class);

    /** How often is looked for streams that have fallen due meanwhile. */
    private static final Duration LOOK_UP = Duration.ofSeconds(1);

    private final RunSignal signal;
    private final ExecutorService threads;
    private final Consumer<StreamReport> ended;
    private final Map<Lane, Place> places = new LinkedHashMap<>();
    private final BlockingQueue<Runnable> endings = new LinkedBlockingQueue<>();
    private int running;

    /** What of a lane is being read, and what has had a turn in this run. */
    private record Place(Set<String> taken, Set<String> had) {
    }

    /** @param ended told of every turn that ended */
    Turns(RunSignal signal, ExecutorService threads, Consumer<StreamReport> ended) {
        this.signal = signal;
        this.threads = threads;
        this.ended = ended;
    }

    void take(List<Lane> lanes) {
        lanes.forEach(lane -> places.put(lane, new Place(new HashSet<>(), new HashSet<>())));
        try {
            places.forEach(this::begin);
            while (running > 0) {
                awaitOne();
                places.forEach(this::begin);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            signal.stop();
        } catch (RuntimeException failure) {
            signal.stop();
            throw failure;
        } finally {
            settle();
        }
    }

    private void begin(Lane lane, Place place) {
        if (signal.isStopped() || signal.isOver() || place.taken().size() >= lane.places()) {
            return;
        }
        for (Lane.Due due : lane.due()) {
            boolean hasTurn = !place.taken().contains(due.key()) && (running > 0 || !place.had().contains(due.key()));
            if (hasTurn && place.taken().size() < lane.places()) {
                threads.submit(() -> read(due, place));
                place.taken().add(due.key());
                place.had().add(due.key());
                running++;
            }
        }
    }

    private void read(Lane.Due due, Place place) {
        try {
            StreamReport report = due.turn().get();
            endings.add(() -> {
                place.taken().remove(due.key());
                ended.accept(report);
            });
        } catch (RuntimeException | Error failure) {
            // Not even its failure could be noted: the next run tries again. A turn that nobody sees end would hold its run,
            // and so the lease, for ever.
            LOG.errorf(failure, "stream %s ended without a report", due.key());
            signal.stop();
            endings.add(() -> place.taken().remove(due.key()));
        }
    }

    private void awaitOne() throws InterruptedException {
        Runnable ending = endings.poll(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
        if (ending != null) {
            running--;
            ending.run();
        }
    }

    /** Nobody reads on with a session that is about to be closed. */
    private void settle() {
        try {
            while (running > 0) {
                awaitOne();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
