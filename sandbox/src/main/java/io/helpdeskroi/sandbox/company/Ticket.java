package io.helpdeskroi.sandbox.company;

import java.util.List;
import java.util.Optional;

/**
 * A ticket with its whole life.
 *
 * @param k number of the contact it belongs to
 * @param id vendor id
 * @param channel how the customer came
 * @param outbound opened by an agent to the customer
 * @param aiAgent handled by the vendor's automated agent alone
 * @param createdAt epoch second
 * @param requesterId customer
 * @param submitterId who opened it
 * @param organizationId the customer's company; 0 for none
 * @param topic what it is about
 * @param followUpOf the closed ticket it follows; 0 for none
 * @param mergedInto the surviving ticket; 0 for none
 * @param spam removed as spam
 * @param audits its updates in order
 * @param survey the satisfaction survey, if one was offered
 */
public record Ticket(int k, long id, Channel channel, boolean outbound, boolean aiAgent, long createdAt, long requesterId,
        long submitterId, long organizationId, Topic topic, long followUpOf, long mergedInto, boolean spam,
        List<Audit> audits, Optional<Survey> survey) {

    /** Whether it is deleted at the end of its life. */
    public boolean deleted() {
        return audits.stream().flatMap(audit -> audit.changes().stream())
                .anyMatch(change -> change instanceof Change.Changed changed && "deleted".equals(changed.to()));
    }
}
