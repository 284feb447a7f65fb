package io.helpdeskroi.sandbox.intercom;

import java.util.Arrays;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.sandbox.company.DeskChronicle;
import io.helpdeskroi.sandbox.company.Mark;
import io.helpdeskroi.sandbox.control.CountedRecords;

/**
 * Tickets, as the search counts them.
 */
@ApplicationScoped
class CountedTickets implements CountedRecords {

    private final DeskChronicle chronicle;

    CountedTickets(DeskChronicle chronicle) {
        this.chronicle = chronicle;
    }

    @Override
    public String vendor() {
        return "intercom";
    }

    @Override
    public String kind() {
        return WorkspaceRequest.TICKET;
    }

    @Override
    public String path() {
        return "/intercom/tickets/search";
    }

    @Override
    public long[] created() {
        return Arrays.stream(chronicle.tickets(Long.MAX_VALUE))
                .map(mark -> Mark.of(chronicle.createdAt(mark), Mark.contact(mark), DeskChronicle.TICKET)).sorted().toArray();
    }
}
