package io.helpdeskroi.connector.spi;

import java.util.List;
import java.util.Objects;

import io.helpdeskroi.contract.FactRecord;

/**
 * What a pure mapper makes of a vendor row; one row may give several.
 */
public sealed interface MappedRecord {

    /**
     * A fact to deliver.
     *
     * @param unmapped names of vendor fields whose value the mapper did not know and mapped to {@code other}; counted
     */
    record Delivered(FactRecord record, List<String> unmapped) implements MappedRecord {

        public Delivered {
            Objects.requireNonNull(record);
            unmapped = List.copyOf(unmapped);
        }

        public Delivered(FactRecord record) {
            this(record, List.of());
        }
    }

    /** A row left out on purpose; {@code reason} is a short constant code and is counted. */
    record Skipped(String reason) implements MappedRecord {
    }

    /**
     * A row that breaks the vendor's own format: it goes to the dead letters and the stream keeps going.
     *
     * @param vendorId the row's id where one could be read, else its position
     * @param field the field at fault
     * @param fault what is wrong and what was expected; never personal values
     */
    record Malformed(String vendorId, String field, String fault) implements MappedRecord {
    }
}
