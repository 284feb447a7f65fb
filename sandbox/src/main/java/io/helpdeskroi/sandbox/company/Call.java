package io.helpdeskroi.sandbox.company;

import java.util.List;

/**
 * A telephone call. It waits from its first second on (there is no voice menu); talk, hold and wrap-up are the sums over
 * the agents' legs.
 *
 * @param k number of the contact
 * @param id vendor id
 * @param createdAt epoch second
 * @param outbound made by an agent
 * @param outcome how the wait ended
 * @param outsideHours came while the service desk was closed
 * @param waited seconds until an agent answered, the caller gave up or the voicemail took over
 * @param talk seconds
 * @param hold seconds
 * @param wrap seconds of work after the call
 * @param customerId caller
 * @param groupId group whose line it was
 * @param ticketId linked ticket; 0 for none
 * @param agentLegs offers to agents in order, the missed ones among them
 */
public record Call(int k, long id, long createdAt, boolean outbound, Outcome outcome, boolean outsideHours, int waited,
        int talk,
        int hold, int wrap, long customerId, long groupId, long ticketId, List<AgentLeg> agentLegs) {

    /** How the wait ended. */
    public enum Outcome {
        ANSWERED,
        ABANDONED,
        VOICEMAIL
    }

    /** An offer of the call to one agent. */
    public record AgentLeg(long agentId, long startedAt, boolean answered, int talk, int hold, int wrap, long transferredFrom) {
    }

    /** The caller, or the voicemail, hung up. */
    public long endedAt() {
        return createdAt + waited + talk + hold;
    }

    /** The last agent finished the work after the call. */
    public long wrapEndedAt() {
        return endedAt() + wrap;
    }

    /** The vendor's time of last change, which orders its feeds. */
    public long updatedAt() {
        return wrapEndedAt() + 2;
    }

    /** The agent who answered first; 0 when nobody did. */
    public long agentId() {
        return agentLegs.stream().filter(AgentLeg::answered).mapToLong(AgentLeg::agentId).findFirst().orElse(0);
    }
}
