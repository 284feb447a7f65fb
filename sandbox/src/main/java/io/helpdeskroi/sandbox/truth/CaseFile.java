package io.helpdeskroi.sandbox.truth;

import io.helpdeskroi.sandbox.company.Call;
import io.helpdeskroi.sandbox.company.Channel;
import io.helpdeskroi.sandbox.company.Survey;

/**
 * What the accounting notes about one case, in epoch seconds; 0 stands for never.
 */
final class CaseFile {

    static final long[] NONE = new long[0];

    int k;
    Channel channel;
    boolean inbound;
    /** Counts: not deleted, not merged away, not a call given up at once. */
    boolean counts;
    /** Nobody but a machine dealt with it. */
    boolean botOnly;
    boolean handledByHuman;
    long customer;
    long createdAt;

    /** First message of the customer, and the first public answer of a person from then on. */
    long firstAskedAt;
    long firstAnsweredAt;
    long firstAnswerBusiness;

    /** Customer turns: opened, answered (0: ended by a solve without answer), business seconds waited. */
    long[] turnsOpened = NONE;
    long[] turnsAnswered = NONE;
    long[] turnsBusiness = NONE;

    long[] solvedAt = NONE;
    boolean[] solvedByHuman = new boolean[0];
    long[] reopenedAt = NONE;
    long firstSolveBusiness;
    long lastSolveBusiness;
    /** Stretches in new, open, pending or hold; an end of 0 means still. */
    long[] unsolvedFrom = NONE;
    long[] unsolvedTo = NONE;

    /** Runs of public answers of people up to the last solve. */
    int replyTurns;
    boolean everPaused;
    /** Customer turns opened before the first solve; one for a call or chat. */
    int contacts;

    Survey survey;
    Call call;

    boolean countsInbound() {
        return counts && inbound;
    }

    boolean solvedAtInstant(long at) {
        int solves = 0;
        int reopens = 0;
        for (long solve : solvedAt) {
            solves += solve <= at ? 1 : 0;
        }
        for (long reopen : reopenedAt) {
            reopens += reopen <= at ? 1 : 0;
        }
        return solves > reopens;
    }
}
