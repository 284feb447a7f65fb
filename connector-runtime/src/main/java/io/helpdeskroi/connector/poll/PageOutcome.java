package io.helpdeskroi.connector.poll;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.helpdeskroi.connector.delivery.Delivered;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.FactRecord;

/**
 * What became of the records of a page.
 *
 * @param accepted facts that the metrics service has now
 */
record PageOutcome(Delivered delivered, List<MappedRecord.Malformed> malformed, Set<FactId> accepted) {

    /** Nothing was read. */
    static final PageOutcome NOTHING = new PageOutcome(Delivered.NOTHING, List.of(), Set.of());

    static PageOutcome of(List<FactRecord> facts, Delivered delivered, List<MappedRecord.Malformed> malformed) {
        Set<FactId> accepted = facts.stream().map(FactRecord::id).collect(Collectors.toCollection(HashSet::new));
        delivered.rejections().forEach(rejection -> accepted.remove(rejection.record().id()));
        return new PageOutcome(delivered, malformed, accepted);
    }
}
