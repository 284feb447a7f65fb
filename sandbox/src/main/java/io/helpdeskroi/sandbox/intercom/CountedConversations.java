package io.helpdeskroi.sandbox.intercom;

import java.util.Arrays;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.sandbox.company.Desk;
import io.helpdeskroi.sandbox.company.DeskChronicle;
import io.helpdeskroi.sandbox.company.Mark;
import io.helpdeskroi.sandbox.control.CountedRecords;

/**
 * Conversations, as the search counts them.
 */
@ApplicationScoped
class CountedConversations implements CountedRecords {

    private final DeskChronicle chronicle;
    private final Desk desk;

    CountedConversations(DeskChronicle chronicle) {
        this.chronicle = chronicle;
        this.desk = chronicle.desk();
    }

    @Override
    public String vendor() {
        return "intercom";
    }

    @Override
    public String kind() {
        return WorkspaceRequest.CONVERSATION;
    }

    @Override
    public String path() {
        return "/intercom/conversations/search";
    }

    @Override
    public long[] created() {
        return Arrays.stream(chronicle.conversations(Long.MAX_VALUE))
                .map(mark -> Mark.of(desk.createdAt(Mark.contact(mark)), Mark.contact(mark), 0)).sorted().toArray();
    }
}
