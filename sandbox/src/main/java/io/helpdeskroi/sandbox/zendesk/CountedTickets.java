package io.helpdeskroi.sandbox.zendesk;

import java.util.Arrays;
import java.util.BitSet;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.sandbox.company.Chronicle;
import io.helpdeskroi.sandbox.company.Mark;
import io.helpdeskroi.sandbox.control.CountedRecords;

/**
 * Tickets, as the search counts them.
 */
@ApplicationScoped
class CountedTickets implements CountedRecords {

    private final Chronicle chronicle;

    CountedTickets(Chronicle chronicle) {
        this.chronicle = chronicle;
    }

    @Override
    public String vendor() {
        return "zendesk";
    }

    @Override
    public String kind() {
        return "ticket";
    }

    @Override
    public String path() {
        return "/zendesk/api/v2/incremental/tickets/cursor";
    }

    @Override
    public long[] created() {
        BitSet deleted = new BitSet();
        Arrays.stream(chronicle.deletions(Long.MAX_VALUE - 1)).forEach(mark -> deleted.set(Mark.contact(mark)));
        return Arrays.stream(chronicle.created(Long.MAX_VALUE - 1)).filter(mark -> !deleted.get(Mark.contact(mark))).toArray();
    }
}
