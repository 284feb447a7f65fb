package io.helpdeskroi.connector.rows;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.InvalidFactException;

/**
 * The outcome of mapping a page: what goes wrong with a row stays with that row, and a fact that the page states twice is
 * kept in its newest version only.
 */
public final class Mapped {

    private final Map<FactId, MappedRecord.Delivered> delivered = new LinkedHashMap<>();
    private final List<MappedRecord> leftOut = new ArrayList<>();
    private final Set<String> read = new LinkedHashSet<>();

    /**
     * Maps every row of a page.
     *
     * @param name root key of the rows, for the message when it is missing
     * @param id what a dead letter calls the row
     */
    public static <T> List<MappedRecord> rows(String name, Rows<T> rows, Function<T, Object> id,
            Function<T, List<MappedRecord>> mapper) {
        if (rows == null) {
            throw new VendorFailure.Protocol("the answer has no " + name, null);
        }
        Mapped mapped = new Mapped();
        for (T row : rows.values()) {
            mapped.row(String.valueOf(id.apply(row)), row, mapper);
        }
        for (Rows.Broken<T> broken : rows.broken()) {
            mapped.leftOut.add(new MappedRecord.Malformed(place(name, broken, id), broken.field(),
                    "has another type than the vendor documents"));
        }
        return mapped.records();
    }

    /** Maps one row that was read by itself. */
    public static <T> List<MappedRecord> row(Object id, T row, Function<T, List<MappedRecord>> mapper) {
        Mapped mapped = new Mapped();
        mapped.row(String.valueOf(id), row, mapper);
        return mapped.records();
    }

    private <T> void row(String id, T row, Function<T, List<MappedRecord>> mapper) {
        try {
            mapper.apply(row).forEach(record -> add(id, record));
            read.add(id);
        } catch (BadField bad) {
            leftOut.add(new MappedRecord.Malformed(id, bad.field(), bad.fault()));
        } catch (InvalidFactException refused) {
            leftOut.add(new MappedRecord.Malformed(id, refused.field(), refused.fault() + "; expected " + refused.expected()));
        } catch (NullPointerException | IllegalArgumentException | ArithmeticException | DateTimeException unforeseen) {
            // One row of a kind nobody has seen must not hold up the feed for ever; as a dead letter it is seen.
            leftOut.add(new MappedRecord.Malformed(id, "row",
                    "cannot be mapped (" + unforeseen.getClass().getSimpleName() + ")"));
        }
    }

    /** Rows of different pages must not share a name: without an id, only the readable row before it tells one apart. */
    private static <T> String place(String name, Rows.Broken<T> broken, Function<T, Object> id) {
        return broken.row() != null ? String.valueOf(id.apply(broken.row()))
                : name + "[" + (broken.before() == null ? broken.position()
                        : id.apply(broken.before()) + "+" + broken.distance()) + "]";
    }

    private void add(String row, MappedRecord record) {
        if (!(record instanceof MappedRecord.Delivered fact)) {
            leftOut.add(record);
            return;
        }
        delivered.merge(fact.record().id(), fact.ofRow(row), (known, later) -> later.record().sourceUpdatedAt()
                .isBefore(known.record().sourceUpdatedAt()) ? known : later);
    }

    private List<MappedRecord> records() {
        List<MappedRecord> records = new ArrayList<>(delivered.values());
        records.addAll(leftOut);
        delivered.values().forEach(fact -> fact.row().ifPresent(read::remove));
        read.forEach(row -> records.add(new MappedRecord.Readable(row)));
        return records;
    }
}
