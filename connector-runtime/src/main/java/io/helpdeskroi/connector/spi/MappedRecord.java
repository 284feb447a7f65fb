package io.helpdeskroi.connector.spi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.helpdeskroi.contract.FactRecord;

/**
 * What a pure mapper makes of a vendor row; one row may give several.
 */
public sealed interface MappedRecord {

    /** Whether runs count it among the records of a feed; the others are only word about them. */
    default boolean isRecord() {
        return true;
    }

    /**
     * A fact to deliver.
     *
     * @param unmapped names of vendor fields whose value the mapper did not know and mapped to {@code other}; counted
     * @param row the vendor's id of the row it was made of, where known: its delivery closes the row's dead letter
     */
    record Delivered(FactRecord record, List<String> unmapped, Optional<String> row) implements MappedRecord {

        public Delivered {
            Objects.requireNonNull(record);
            unmapped = List.copyOf(unmapped);
        }

        public Delivered(FactRecord record, List<String> unmapped) {
            this(record, unmapped, Optional.empty());
        }

        public Delivered(FactRecord record) {
            this(record, List.of());
        }

        /** The same fact, made of this row. */
        public Delivered ofRow(String vendorId) {
            return new Delivered(record, unmapped, Optional.of(vendorId));
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

    /**
     * Word that the vendor gives less of an object than it says there is, for example the newest 500 of 730 parts. It goes
     * to the completeness ledger, beside the facts of the object; a shortfall of 0 takes an earlier word back.
     *
     * @param vendorId the object's id
     * @param part what is counted, a short constant such as {@code parts}
     * @param vendorCount how many the vendor says there are
     * @param read how many it gave
     */
    record Counted(String vendorId, String part, long vendorCount, long read) implements MappedRecord {

        @Override
        public boolean isRecord() {
            return false;
        }
    }

    /**
     * Word that a row could be read although nothing was made of it that is delivered. It closes the row's dead letter.
     *
     * @param vendorId the row's id
     */
    record Readable(String vendorId) implements MappedRecord {

        @Override
        public boolean isRecord() {
            return false;
        }
    }

    /**
     * Word that a row told only part of its object, so that the dead letter of the whole object stays.
     *
     * @param vendorId the row's id
     */
    record Partial(String vendorId) implements MappedRecord {

        @Override
        public boolean isRecord() {
            return false;
        }
    }
}
