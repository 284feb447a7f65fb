package io.helpdeskroi.zendesk;

import io.helpdeskroi.connector.rows.Rows;

/**
 * A page of Talk's incremental legs.
 */
record CallLegPage(Rows<CallLeg> legs, Long count, Long endTime, Boolean endOfStream, String nextPage)
        implements
            TimeExport.Page<CallLegPage.CallLeg> {

    /**
     * One person's part of a call; every value but the ids may be null, and times are seconds.
     *
     * @param type customer, agent, or a kind that is not documented
     * @param transferredFrom set when the part began with a transfer
     */
    record CallLeg(long id, long callId, String type, Long agentId, String completionStatus, Integer duration,
            Integer talkTime, Integer holdTime, Integer wrapUpTime, Integer consultationTime, String transferredFrom,
            String createdAt, String updatedAt) {
    }

    @Override
    public Rows<CallLeg> rows() {
        return legs;
    }
}
