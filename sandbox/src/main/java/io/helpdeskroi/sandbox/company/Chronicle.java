package io.helpdeskroi.sandbox.company;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * When everything happened: sorted marks for each kind of thing that a vendor's feeds list. A few bytes for each, so that a
 * company of a million contacts fits into a small heap; the things themselves are told again on demand.
 */
public final class Chronicle {

    private static final int CHUNK = 2_048;

    private final Company company;
    private final long[] updates;
    private final long[] events;
    private final long[] ratings;
    private final long[] responses;
    private final long[] calls;
    private final long[] legs;
    private final long[] deletions;
    private final long[] created;
    private final BitSet automated;
    private Versions exported = NOTHING;
    private Versions updated = NOTHING;
    private Versions rated = NOTHING;

    private static final Versions NOTHING = new Versions(Long.MIN_VALUE, new long[0]);

    private record Versions(long until, long[] marks) {
    }

    private Chronicle(Company company, Lists lists) {
        this.company = company;
        this.updates = lists.updates.sorted();
        this.events = lists.events.sorted();
        this.ratings = lists.ratings.sorted();
        this.responses = lists.responses.sorted();
        this.calls = lists.calls.sorted();
        this.legs = lists.legs.sorted();
        this.deletions = lists.deletions.sorted();
        this.created = lists.created.sorted();
        this.automated = lists.automated;
    }

    /** Lives through the company's whole history once. */
    public static Chronicle of(Company company) {
        int chunks = (company.size() + CHUNK - 1) / CHUNK;
        Lists all = IntStream.range(0, chunks).parallel().mapToObj(chunk -> {
            Lists lists = new Lists();
            for (int k = chunk * CHUNK; k < Math.min(company.size(), (chunk + 1) * CHUNK); k++) {
                lists.add(company.contact(k));
            }
            return lists;
        }).reduce(new Lists(), Lists::merge, Lists::merge);
        return new Chronicle(company, all);
    }

    public Company company() {
        return company;
    }

    /** Updates of tickets, the silent ones left out; the part is the update's ordinal. */
    public long[] events(long until) {
        return upTo(events, until);
    }

    /** Tickets at their latest change not after {@code until}, silent ones included: each once. */
    public synchronized long[] tickets(long until) {
        exported = latest(exported, updates, until);
        return exported.marks;
    }

    /** Tickets at their latest visible update not after {@code until}: each once. */
    public synchronized long[] ticketsByUpdate(long until) {
        updated = latest(updated, events, until);
        return updated.marks;
    }

    /** Older ratings at their latest change (offer, answer, change of mind) not after {@code until}: each once. */
    public synchronized long[] ratings(long until) {
        rated = latest(rated, ratings, until);
        return rated.marks;
    }

    /** Contacts whose ticket the vendor's automated agent handled alone; not to be changed. */
    public BitSet automated() {
        return automated;
    }

    /** Tickets by their creation. */
    public long[] created(long until) {
        return upTo(created, until);
    }

    /** Answers to the newer surveys, by the time of the first answer. */
    public long[] responses(long until) {
        return upTo(responses, until);
    }

    /** Calls by their time of last change. */
    public long[] calls(long until) {
        return upTo(calls, until);
    }

    /** Legs by their time of last change; part 0 is the caller's, then the agents'. */
    public long[] legs(long until) {
        return upTo(legs, until);
    }

    /** Deleted tickets by the time of the deletion. */
    public long[] deletions(long until) {
        return upTo(deletions, until);
    }

    /** Index of the first mark not before {@code mark}. */
    public static int search(long[] marks, long mark) {
        int found = Arrays.binarySearch(marks, mark);
        return found >= 0 ? found : -found - 1;
    }

    private static long[] upTo(long[] marks, long until) {
        int end = until >= Calendar.END ? marks.length : search(marks, Mark.floor(until + 1));
        return end == marks.length ? marks : Arrays.copyOf(marks, end);
    }

    private Versions latest(Versions known, long[] marks, long until) {
        long bounded = Math.min(until, Calendar.END);
        return known.until == bounded ? known : new Versions(bounded, latest(upTo(marks, bounded)));
    }

    private long[] latest(long[] visible) {
        BitSet seen = new BitSet(company.size());
        long[] reversed = new long[company.size()];
        int count = 0;
        for (int i = visible.length - 1; i >= 0; i--) {
            int k = Mark.contact(visible[i]);
            if (!seen.get(k)) {
                seen.set(k);
                reversed[count++] = visible[i] & ~0xFFL;
            }
        }
        long[] marks = new long[count];
        for (int i = 0; i < count; i++) {
            marks[i] = reversed[count - 1 - i];
        }
        return marks;
    }

    private static final class Lists {

        private final LongList updates = new LongList();
        private final LongList events = new LongList();
        private final LongList created = new LongList();
        private final BitSet automated = new BitSet();
        private final LongList ratings = new LongList();
        private final LongList responses = new LongList();
        private final LongList calls = new LongList();
        private final LongList legs = new LongList();
        private final LongList deletions = new LongList();

        private void add(Contact contact) {
            int k = contact.k();
            contact.ticket().ifPresent(ticket -> {
                automated.set(k, ticket.aiAgent());
                created.add(Mark.of(ticket.createdAt(), k, 0));
                for (Audit audit : ticket.audits()) {
                    updates.add(Mark.of(audit.at(), k, audit.ordinal()));
                    if (!audit.silent()) {
                        events.add(Mark.of(audit.at(), k, audit.ordinal()));
                    }
                }
                ticket.survey().filter(survey -> !survey.newer()).ifPresent(survey -> rate(survey, k));
                ticket.survey().filter(survey -> survey.newer() && survey.answeredAt() != 0)
                        .ifPresent(survey -> responses.add(Mark.of(survey.answeredAt(), k, 0)));
                if (ticket.deleted()) {
                    deletions.add(Mark.of(ticket.audits().get(ticket.audits().size() - 1).at(), k, 0));
                }
            });
            contact.call().ifPresent(call -> {
                calls.add(Mark.of(call.updatedAt(), k, 0));
                for (int leg = 0; leg <= call.agentLegs().size(); leg++) {
                    legs.add(Mark.of(call.updatedAt(), k, leg));
                }
            });
        }

        private void rate(Survey survey, int k) {
            ratings.add(Mark.of(survey.offeredAt(), k, 0));
            if (survey.answeredAt() != 0) {
                ratings.add(Mark.of(survey.answeredAt(), k, 1));
            }
            if (survey.changedAt() != 0) {
                ratings.add(Mark.of(survey.changedAt(), k, 2));
            }
        }

        private Lists merge(Lists other) {
            Lists merged = new Lists();
            merged.updates.addAll(updates).addAll(other.updates);
            merged.events.addAll(events).addAll(other.events);
            merged.automated.or(automated);
            merged.automated.or(other.automated);
            merged.created.addAll(created).addAll(other.created);
            merged.ratings.addAll(ratings).addAll(other.ratings);
            merged.responses.addAll(responses).addAll(other.responses);
            merged.calls.addAll(calls).addAll(other.calls);
            merged.legs.addAll(legs).addAll(other.legs);
            merged.deletions.addAll(deletions).addAll(other.deletions);
            return merged;
        }
    }
}
