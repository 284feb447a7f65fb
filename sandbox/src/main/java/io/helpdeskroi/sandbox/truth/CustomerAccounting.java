package io.helpdeskroi.sandbox.truth;

import java.util.List;
import java.util.Map;

/**
 * Works out the KPIs that look across the contacts of one customer: repeated contacts and first contact resolution.
 */
final class CustomerAccounting {

    private static final long WINDOW = KpiAccounting.WINDOW;

    private final Sheet sheet;

    CustomerAccounting(Sheet sheet) {
        this.sheet = sheet;
    }

    /** Enters a customer's inbound cases that count, in the order in which they began. */
    void enter(List<CaseFile> cases) {
        for (int i = 0; i < cases.size(); i++) {
            CaseFile file = cases.get(i);
            boolean repeats = false;
            for (int j = i - 1; j >= 0 && !repeats; j--) {
                long before = file.createdAt - cases.get(j).createdAt;
                repeats = before > 0 && before <= WINDOW;
            }
            boolean repeated = repeats;
            sheet.enter("repeat_contact_rate", Map.of(), file.createdAt, file.channel,
                    tally -> tally.share(repeated ? 1 : 0, 1));
        }
        episodes(cases);
    }

    /** An episode goes on while the next contact comes within the window after its previous solve. */
    private void episodes(List<CaseFile> cases) {
        int start = 0;
        while (start < cases.size()) {
            int end = start + 1;
            while (end < cases.size() && goesOn(cases.subList(start, end), cases.get(end).createdAt)) {
                end++;
            }
            CaseFile first = cases.get(start);
            if (first.handledByHuman) {
                boolean resolved = end - start == 1 && first.contacts == 1 && solvedOnce(first);
                sheet.enter("fcr_rate", Map.of(), first.createdAt, first.channel, tally -> tally.share(resolved ? 1 : 0, 1));
            }
            start = end;
        }
    }

    /** The latest of its contacts' solves so far counts; of one that nobody solved yet, its beginning. */
    private static boolean goesOn(List<CaseFile> episode, long next) {
        long latest = 0;
        for (CaseFile file : episode) {
            latest = Math.max(latest, file.createdAt);
            for (long solve : file.solvedAt) {
                latest = solve <= next ? Math.max(latest, solve) : latest;
            }
        }
        return next <= latest + WINDOW;
    }

    private static boolean solvedOnce(CaseFile file) {
        return file.solvedAt.length > 0 && file.solvedAt[0] <= file.createdAt + WINDOW
                && (file.reopenedAt.length == 0 || file.reopenedAt[0] > file.solvedAt[0] + WINDOW);
    }
}
