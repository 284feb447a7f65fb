package io.helpdeskroi.sandbox.control;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Objects that the vendors lost without a word: not found, not listed, not counted, in no feed of deletions.
 */
@ApplicationScoped
public class Vanished {

    private final Set<Thing> things = new LinkedHashSet<>();

    /** An object by the vendor's id. */
    public record Thing(String vendor, String kind, String id) {
    }

    public synchronized boolean holds(String vendor, String kind, String id) {
        return !things.isEmpty() && things.contains(new Thing(vendor, kind, id));
    }

    public synchronized boolean isEmpty() {
        return things.isEmpty();
    }

    synchronized void add(List<Thing> more) {
        things.addAll(more);
    }

    synchronized void clear() {
        things.clear();
    }

    synchronized List<Thing> all() {
        return new ArrayList<>(things);
    }
}
