package io.helpdeskroi.zendesk;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.helpdeskroi.zendesk.TicketEventPage.Child;
import io.helpdeskroi.zendesk.TicketEventPage.TicketEvent;

/**
 * What an update of a ticket says of a merge. The ticket that goes away is closed with a tag; where it went stands in the
 * source of the update or of one of its children, or is their reference.
 *
 * @param isPart the update belongs to a merge, of either side
 * @param survivor the ticket into which this one was merged; empty on the surviving side
 * @param lost this ticket went away, but nothing says where
 */
record MergeInUpdate(boolean isPart, Optional<Long> survivor, boolean lost) {

    private static final String MERGED_AWAY = "closed_by_merge";

    static MergeInUpdate of(TicketEvent row, List<Child> children) {
        List<Via> vias = Stream.concat(Stream.of(Optional.ofNullable(row.via())),
                children.stream().map(child -> Optional.ofNullable(child.via()))).flatMap(Optional::stream).filter(Via::ofMerge)
                .toList();
        if (vias.isEmpty() || children.stream().noneMatch(MergeInUpdate::goesAway)) {
            return new MergeInUpdate(!vias.isEmpty(), Optional.empty(), false);
        }
        Stream<Long> sources = vias.stream().map(Via::source).filter(Objects::nonNull)
                .flatMap(source -> Stream.of(Optional.ofNullable(source.to()), Optional.ofNullable(source.from())))
                .flatMap(Optional::stream).map(Via.End::ticketId);
        Stream<Long> references = Stream.concat(Stream.ofNullable(row.viaReferenceId()),
                children.stream().map(Child::viaReferenceId));
        Optional<Long> survivor = Stream.concat(sources, references)
                .filter(ticket -> ticket != null && ticket > 0 && ticket != row.ticketId()).findFirst();
        return new MergeInUpdate(true, survivor, survivor.isEmpty());
    }

    private static boolean goesAway(Child child) {
        JsonNode tags = child.field("tags");
        return tags != null && tags.toString().contains(MERGED_AWAY)
                && !String.valueOf(child.previousValue()).contains(MERGED_AWAY);
    }
}
