package io.helpdeskroi.sandbox.control;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/**
 * What the plan does to the records and links of one answer.
 */
@RequestScoped
public class RecordFaults {

    private final Faults faults;
    private final Cuts cuts;
    private final List<FaultPlan.Fault> struck;
    private final String vendor;

    RecordFaults(CurrentVertxRequest current, Faults faults, Cuts cuts) {
        this.faults = faults;
        this.cuts = cuts;
        this.struck = Optional.<List<FaultPlan.Fault>> ofNullable(current.getCurrent().get(Gate.FAULTS)).orElse(List.of());
        this.vendor = Gate.vendorOf(current.getCurrent().normalizedPath());
    }

    /** Whether such a fault strikes this answer. */
    public boolean is(FaultPlan.Kind kind) {
        return find(kind).isPresent();
    }

    private Optional<FaultPlan.Fault> find(FaultPlan.Kind kind) {
        return struck.stream().filter(fault -> fault.kind() == kind).findFirst();
    }

    /** Whether the record is left out by chance. */
    public boolean hides(String kind, String id) {
        return find(FaultPlan.Kind.HIDDEN_RECORDS).filter(fault -> faults.strikesRecord(fault, kind, id)).isPresent();
    }

    /** Whether a cut leaves the record with this mark of creation out. */
    public boolean cuts(String kind, long created) {
        return struck.stream().anyMatch(
                fault -> fault.kind() == FaultPlan.Kind.CUT_RECORDS && cuts.hides(fault, vendor, kind, created));
    }

    /** The record, or the record with these of its fields broken, if that is asked for. Its id stays readable. */
    public Map<String, Object> served(String kind, Map<String, Object> record, String... fields) {
        String id = String.valueOf(record.get("id"));
        if (find(FaultPlan.Kind.MALFORMED_RECORD).filter(fault -> faults.strikesRecord(fault, kind, id)).isEmpty()) {
            return record;
        }
        for (String field : fields) {
            if (record.containsKey(field)) {
                record.put(field, field.equals("state") ? Json.object("of", "what") : "yesterday");
                faults.served(new Faults.Struck(vendor, kind, id));
            }
        }
        return record;
    }
}
