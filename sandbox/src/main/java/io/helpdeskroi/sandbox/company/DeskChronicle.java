package io.helpdeskroi.sandbox.company;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * When everything happened at the Messenger desk: sorted marks, a few bytes for each change, as {@link Chronicle} keeps them
 * of the help desk.
 */
public final class DeskChronicle {

    /** The part in the marks of tickets; a conversation's is 0. */
    public static final int TICKET = 1;

    private static final int SECOND_BITS = 33;
    private static final int CHUNK = 2_048;

    private final Desk desk;
    private final long[] conversationUpdates;
    private final long[] ticketUpdates;
    private final long[] deletions;
    /** Contact and creation of every ticket, by contact. */
    private final long[] ticketsCreated;
    private final long parts;
    private Versions conversations = NOTHING;
    private Versions tickets = NOTHING;
    private Versions inbox = NOTHING;

    private static final Versions NOTHING = new Versions(Long.MIN_VALUE, new long[0]);

    private record Versions(long until, long[] marks) {
    }

    private DeskChronicle(Desk desk, Lists lists) {
        this.desk = desk;
        this.conversationUpdates = lists.conversationUpdates.sorted();
        this.ticketUpdates = lists.ticketUpdates.sorted();
        this.deletions = lists.deletions.sorted();
        this.ticketsCreated = lists.ticketsCreated.sorted();
        this.parts = lists.parts;
    }

    /** Lives through the desk's whole history once. */
    public static DeskChronicle of(Desk desk) {
        int chunks = (desk.size() + CHUNK - 1) / CHUNK;
        return new DeskChronicle(desk, IntStream.range(0, chunks).parallel().mapToObj(chunk -> {
            Lists lists = new Lists();
            for (int j = chunk * CHUNK; j < Math.min(desk.size(), (chunk + 1) * CHUNK); j++) {
                lists.add(desk.contact(j));
            }
            return lists;
        }).reduce(new Lists(), Lists::merge, Lists::merge));
    }

    public Desk desk() {
        return desk;
    }

    /** Parts of conversations and tickets in the whole history. */
    public long parts() {
        return parts;
    }

    /** Epoch second of the creation of the conversation or ticket with this mark. */
    public long createdAt(long mark) {
        int j = Mark.contact(mark);
        return Mark.part(mark) != TICKET ? desk.createdAt(j)
                : ticketsCreated[Chronicle.search(ticketsCreated, (long) j << SECOND_BITS)] & (1L << SECOND_BITS) - 1;
    }

    /** Conversations at their latest change not after {@code until}, each once, the deleted left out. */
    public synchronized long[] conversations(long until) {
        long bounded = Math.min(until, Calendar.END);
        if (conversations.until != bounded) {
            BitSet gone = new BitSet();
            Arrays.stream(deletions(bounded)).forEach(mark -> gone.set(Mark.contact(mark)));
            conversations = new Versions(bounded, latest(conversationUpdates, bounded, gone));
        }
        return conversations.marks;
    }

    /** Tickets at their latest change not after {@code until}, each once. */
    public synchronized long[] tickets(long until) {
        long bounded = Math.min(until, Calendar.END);
        if (tickets.until != bounded) {
            tickets = new Versions(bounded, latest(ticketUpdates, bounded, new BitSet()));
        }
        return tickets.marks;
    }

    /** What the vendor's list of conversations holds: those, and the tickets among them. */
    public synchronized long[] inbox(long until) {
        long bounded = Math.min(until, Calendar.END);
        if (inbox.until != bounded) {
            inbox = new Versions(bounded,
                    LongStream.concat(Arrays.stream(conversations(until)), Arrays.stream(tickets(until))).sorted().toArray());
        }
        return inbox.marks;
    }

    /** Deleted conversations by the time of the deletion. */
    public long[] deletions(long until) {
        return Arrays.copyOf(deletions, Chronicle.search(deletions, Mark.floor(Math.min(until, Calendar.END) + 1)));
    }

    private long[] latest(long[] updates, long until, BitSet gone) {
        BitSet seen = (BitSet) gone.clone();
        long[] reversed = new long[desk.size()];
        int count = 0;
        for (int i = Chronicle.search(updates, Mark.floor(until + 1)) - 1; i >= 0; i--) {
            int j = Mark.contact(updates[i]);
            if (!seen.get(j)) {
                seen.set(j);
                reversed[count++] = updates[i];
            }
        }
        long[] marks = new long[count];
        for (int i = 0; i < count; i++) {
            marks[i] = reversed[count - 1 - i];
        }
        return marks;
    }

    private static final class Lists {

        private final LongList conversationUpdates = new LongList();
        private final LongList ticketUpdates = new LongList();
        private final LongList deletions = new LongList();
        private final LongList ticketsCreated = new LongList();
        private long parts;

        private void add(DeskContact contact) {
            int j = contact.j();
            contact.conversation().ifPresent(conversation -> {
                conversationUpdates.add(Mark.of(conversation.createdAt(), j, 0));
                conversation.parts().forEach(part -> conversationUpdates.add(Mark.of(part.at(), j, 0)));
                conversation.rating().ifPresent(rating -> {
                    conversationUpdates.add(Mark.of(rating.requestedAt(), j, 0));
                    if (rating.answeredAt() != 0) {
                        conversationUpdates.add(Mark.of(rating.answeredAt(), j, 0));
                    }
                });
                if (conversation.deletedAt() != 0) {
                    deletions.add(Mark.of(conversation.deletedAt(), j, 0));
                }
                parts += conversation.parts().size();
            });
            contact.ticket().ifPresent(ticket -> {
                ticketsCreated.add((long) j << SECOND_BITS | ticket.createdAt());
                ticketUpdates.add(Mark.of(ticket.createdAt(), j, TICKET));
                ticket.parts().forEach(part -> ticketUpdates.add(Mark.of(part.at(), j, TICKET)));
                parts += ticket.parts().size();
            });
        }

        private Lists merge(Lists other) {
            Lists merged = new Lists();
            merged.conversationUpdates.addAll(conversationUpdates).addAll(other.conversationUpdates);
            merged.ticketUpdates.addAll(ticketUpdates).addAll(other.ticketUpdates);
            merged.deletions.addAll(deletions).addAll(other.deletions);
            merged.ticketsCreated.addAll(ticketsCreated).addAll(other.ticketsCreated);
            merged.parts = parts + other.parts;
            return merged;
        }
    }
}
