package io.helpdeskroi.connector.poll;

import java.util.List;

import io.helpdeskroi.connector.delivery.Delivered;
import io.helpdeskroi.connector.spi.MappedRecord;

/**
 * What became of the records of a page.
 */
record PageOutcome(Delivered delivered, List<MappedRecord.Malformed> malformed) {

    /** Nothing was read. */
    static final PageOutcome NOTHING = new PageOutcome(Delivered.NOTHING, List.of());

    /** Facts that the metrics service has. */
    int accepted() {
        return delivered.stored() + delivered.unchanged() + delivered.stale();
    }
}
