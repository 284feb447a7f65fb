package io.helpdeskroi.sandbox.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.helpdeskroi.sandbox.company.Calendar;
import io.helpdeskroi.sandbox.company.Company;
import io.helpdeskroi.sandbox.company.Desk;
import io.helpdeskroi.sandbox.company.Ledger;

/**
 * The true figures of a company, for any period cut in any way.
 */
public final class Truth {

    private final List<CaseFile> cases;
    private final Collection<List<CaseFile>> byCustomer;
    private final Ledger ledger;

    private Truth(List<CaseFile> cases, Ledger ledger) {
        this.cases = cases;
        this.ledger = ledger;
        Map<Long, List<CaseFile>> customers = new HashMap<>();
        for (CaseFile file : cases) {
            if (file.countsInbound()) {
                customers.computeIfAbsent(file.customer, any -> new ArrayList<>(2)).add(file);
            }
        }
        customers.values().forEach(list -> list.sort(Comparator.comparingLong(file -> file.createdAt)));
        byCustomer = customers.values();
    }

    /** The truth of both desks, or of the one that this vendor serves. The books are the company's in any case. */
    static Truth of(Company company, Desk desk, Vendors vendors) {
        Stream<CaseFile> helpDesk = IntStream.range(0, company.size()).parallel()
                .mapToObj(k -> CaseReader.read(company.contact(k)));
        Stream<CaseFile> messenger = IntStream.range(0, desk.size()).parallel()
                .mapToObj(j -> DeskReader.read(desk.contact(j), company.size() + j));
        return new Truth(switch (vendors) {
            case ZENDESK -> helpDesk.toList();
            case INTERCOM -> messenger.toList();
            case ALL -> Stream.concat(helpDesk, messenger).toList();
        }, Ledger.of(company));
    }

    /** Whose contacts are counted. */
    enum Vendors {
        ALL,
        ZENDESK,
        INTERCOM
    }

    public Ledger ledger() {
        return ledger;
    }

    List<TruthValue> kpis(long from, long to, Buckets.Granularity granularity, boolean byChannel) {
        Sheet sheet = new Sheet(Buckets.of(from, to, granularity), byChannel);
        KpiAccounting accounting = new KpiAccounting(sheet);
        cases.forEach(accounting::enter);
        CustomerAccounting customers = new CustomerAccounting(sheet);
        byCustomer.forEach(customers::enter);
        return sheet.values();
    }

    List<TruthValue> roi(LocalDate from, LocalDate to, Buckets.Granularity granularity, boolean cash, String groupBy) {
        Buckets buckets = Buckets.of(Calendar.at(from), Calendar.at(to), granularity);
        List<TruthValue> values = new ArrayList<>();
        for (int bucket = 0; bucket < buckets.count(); bucket++) {
            values.addAll(new RoiAccounting(ledger, cash, day(buckets.from(bucket)), day(buckets.to(bucket)))
                    .values(volumes(buckets.from(bucket), buckets.to(bucket)), groupBy));
        }
        return values;
    }

    private static LocalDate day(long at) {
        return Instant.ofEpochSecond(at).atZone(Calendar.ZONE).toLocalDate();
    }

    /** Contacts that somebody handled or should have: those a machine handled alone cost no agent's time. */
    private RoiAccounting.Volumes volumes(long from, long to) {
        long contacts = 0;
        Map<String, Long> channels = new TreeMap<>();
        Set<Integer> resolved = new HashSet<>();
        for (CaseFile file : cases) {
            if (!file.countsInbound()) {
                continue;
            }
            if (file.createdAt >= from && file.createdAt < to) {
                contacts += file.botOnly ? 0 : 1;
                channels.merge(file.channel.kpiName(), 1L, Long::sum);
            }
            for (long solve : file.solvedAt) {
                if (solve >= from && solve < to) {
                    resolved.add(file.k);
                }
            }
        }
        return new RoiAccounting.Volumes(contacts, resolved.size(), channels);
    }
}
