package io.helpdeskroi.sandbox.zendesk;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import jakarta.inject.Singleton;

import io.helpdeskroi.sandbox.company.Calendar;
import io.helpdeskroi.sandbox.company.Chronicle;
import io.helpdeskroi.sandbox.company.Company;
import io.helpdeskroi.sandbox.company.Mark;
import io.helpdeskroi.sandbox.company.Ticket;

/**
 * All metric events in the order of the times they speak of, put together when first asked for. Some are written late, and
 * a breach that did not come is gone or marked once the clock is fulfilled.
 */
@Singleton
class MetricEventIndex {

    private static final long LATEST = 780;
    private static final long LAST_SECOND = Calendar.at(Calendar.LAST_DAY_END);

    private final Company company;
    private long[] all;
    private long[] atTheEnd;

    MetricEventIndex(Chronicle chronicle) {
        this.company = chronicle.company();
    }

    /** Marks of the events that can be seen at an instant. */
    long[] visible(long until) {
        build();
        return until >= LAST_SECOND ? atTheEnd : Arrays.stream(all).filter(mark -> isVisible(mark, until)).toArray();
    }

    private synchronized void build() {
        if (all == null) {
            atTheEnd = marks(LAST_SECOND);
            all = marks(Long.MAX_VALUE);
        }
    }

    /** Every event, or those that can be seen at the end of the history. */
    private long[] marks(long until) {
        return IntStream.range(0, company.size()).parallel().mapToObj(company::contact)
                .flatMap(contact -> contact.ticket().stream()).flatMapToLong(ticket -> marks(ticket, until)).sorted().toArray();
    }

    private static LongStream marks(Ticket ticket, long until) {
        List<MetricEvents.Row> rows = MetricEvents.of(ticket);
        return IntStream.range(0, rows.size()).filter(part -> until == Long.MAX_VALUE || isVisible(ticket.k(), part,
                rows.get(part), until)).mapToLong(part -> Mark.of(rows.get(part).time(), ticket.k(), part));
    }

    MetricEvents.Row row(long mark) {
        return MetricEvents.of(ticket(mark)).get(Mark.part(mark));
    }

    Ticket ticket(long mark) {
        return company.contact(Mark.contact(mark)).ticket().orElseThrow();
    }

    /** Whether the event is told as void: half of the breaches that did not come are, the others are gone. */
    static boolean isVoid(MetricEvents.Row row, long until) {
        return row.voidAt() != 0 && row.voidAt() <= until;
    }

    private boolean isVisible(long mark, long until) {
        return isVisible(Mark.contact(mark), Mark.part(mark), row(mark), until);
    }

    private static boolean isVisible(int k, int part, MetricEvents.Row row, long until) {
        boolean gone = isVoid(row, until) && k % 2 == 0;
        boolean late = (k * 31L + part) % 20 == 7;
        return row.writtenAt() + (late ? 1 + k % LATEST : 0) <= until && !gone;
    }
}
