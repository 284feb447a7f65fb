package io.helpdeskroi.zendesk;

import io.helpdeskroi.connector.rows.Rows;

/**
 * A page of Talk's incremental calls.
 */
record CallPage(Rows<Call> calls, Long count, Long endTime, Boolean endOfStream, String nextPage)
        implements
            TimeExport.Page<CallPage.Call> {

    /**
     * A call; every value but the id may be null, and times are seconds. The numbers of the callers are not read.
     *
     * @param waitTime in the queue, after the voice menu, ringing included
     * @param timeToAnswer from the beginning of the call to the first agent's voice
     * @param agentId one agent only, however many talked
     */
    record Call(long id, Long ticketId, Long customerId, Long agentId, String direction, String completionStatus,
            Boolean voicemail, Boolean callback, Boolean overflowed, Integer duration, Integer waitTime, Integer timeToAnswer,
            Integer talkTime, Integer holdTime, Integer wrapUpTime, Integer ivrTimeSpent, Long callGroupId,
            Boolean outsideBusinessHours, String createdAt, String updatedAt) {
    }

    @Override
    public Rows<Call> rows() {
        return calls;
    }
}
