package io.helpdeskroi.connector.delivery;

import java.util.ArrayList;
import java.util.List;

import io.helpdeskroi.contract.FactRecord;

/**
 * What the metrics service made of delivered records.
 *
 * @param rejections one per refused record
 */
public record Delivered(int stored, int unchanged, int stale, List<Rejection> rejections) {

    /** Nothing was delivered. */
    public static final Delivered NOTHING = new Delivered(0, 0, 0, List.of());

    public Delivered {
        rejections = List.copyOf(rejections);
    }

    /** A record that the metrics service does not accept, with the field at fault where it named one. */
    public record Rejection(FactRecord record, String field, String reason) {
    }

    Delivered plus(Delivered other) {
        List<Rejection> all = new ArrayList<>(rejections);
        all.addAll(other.rejections);
        return new Delivered(stored + other.stored, unchanged + other.unchanged, stale + other.stale, all);
    }
}
