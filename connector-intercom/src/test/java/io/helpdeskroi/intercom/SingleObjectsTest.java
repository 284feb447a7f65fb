package io.helpdeskroi.intercom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.helpdeskroi.connector.spi.VendorFailure;

/** Pages whose objects are read one by one make headway although some requests fail. */
class SingleObjectsTest {

    private final ExecutorService readers = Executors.newFixedThreadPool(6);
    private final SingleObjects objects = new SingleObjects(readers);
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> failing = Collections.synchronizedSet(new HashSet<>());

    @AfterEach
    void end() {
        readers.shutdownNow();
    }

    @Test
    void asksAgainOnlyForWhatCouldNotBeRead() {
        failing.addAll(Set.of("7", "30"));
        assertThatThrownBy(() -> read(page(50, "1"))).isInstanceOf(VendorFailure.Transient.class);
        assertThat(asked).hasSize(50);
        asked.clear();
        failing.clear();
        Map<String, Supplier<Optional<JsonNode>>> found = read(page(50, "1"));
        assertThat(asked).containsExactlyInAnyOrder("7", "30");
        assertThat(found).hasSize(50);
        assertThat(found.get("12").get()).contains(JsonNodeFactory.instance.textNode("12"));
    }

    @Test
    void leavesAVendorAloneThatFailsAgainAndAgain() {
        IntStream.range(0, 50).mapToObj(Integer::toString).forEach(failing::add);
        assertThatThrownBy(() -> read(page(50, "1"))).isInstanceOf(VendorFailure.Transient.class);
        assertThat(asked).hasSize(6);
    }

    @Test
    void readsAnObjectAnewThatChangedMeanwhile() {
        failing.add("3");
        assertThatThrownBy(() -> read(page(5, "1"))).isInstanceOf(VendorFailure.Transient.class);
        asked.clear();
        failing.clear();
        read(page(5, "2"));
        assertThat(asked).containsExactlyInAnyOrder("0", "1", "2", "3", "4");
    }

    @Test
    void keepsNothingOfAPageThatIsComplete() {
        read(page(5, "1"));
        read(page(5, "1"));
        assertThat(asked).hasSize(10);
    }

    @Test
    void obeysALimitAtOnce() {
        assertThatThrownBy(() -> objects.read(page(50, "1"), id -> {
            asked.add(id);
            throw new VendorFailure.RateLimited("429", Instant.EPOCH);
        })).isInstanceOf(VendorFailure.RateLimited.class);
        assertThat(asked).hasSize(6);
    }

    @Test
    void tellsWhatIsGone() {
        assertThat(objects.read(page(1, "1"), id -> {
            throw new VendorFailure.Gone("404");
        }).get("0").get()).isEmpty();
    }

    private Map<String, Supplier<Optional<JsonNode>>> read(List<SingleObjects.Wanted> page) {
        return objects.read(page, id -> {
            asked.add(id);
            if (failing.contains(id)) {
                throw new VendorFailure.Transient("cut off", null);
            }
            return JsonNodeFactory.instance.textNode(id);
        });
    }

    private static List<SingleObjects.Wanted> page(int size, String changed) {
        return IntStream.range(0, size).mapToObj(i -> new SingleObjects.Wanted("conversation", Integer.toString(i), changed))
                .toList();
    }
}
