package io.helpdeskroi.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One case of service: a ticket, conversation, call, mention thread. Its life is told by {@link Event}s and {@link Leg}s
 * that refer to it; here stand its attributes as the source knows them now.
 *
 * @param channel normalized channel
 * @param channelDetail the vendor's own channel value; optional
 * @param direction default inbound
 * @param initiatedBy default customer
 * @param createdAt when the case began at the vendor
 * @param customerId requester; optional when anonymous
 * @param organisationId the customer's company; optional
 * @param requesterRole vendor role of the requester; optional
 * @param topic taxonomy node; optional
 * @param complaint whether it is a complaint
 * @param priority optional
 * @param product optional
 * @param brand optional
 * @param language BCP 47; optional
 * @param country ISO 3166-1 alpha-2; optional
 * @param region optional
 * @param journeyStage default unknown
 * @param tags as the source has them
 * @param test a test case: counts nowhere
 * @param spam counts nowhere while true
 * @param deletedAt optional; a tombstone keeps its other attributes as last known
 * @param deletionKind set exactly when deleted; default removed
 * @param mergedIntoId survivor of a merge; optional
 * @param parentId the closed case this one follows up; optional
 * @param fcrEligible default true
 * @param visibility default private
 * @param terminalKind how it ended, where the source says so and the timeline cannot; optional
 * @param assigneeId agent responsible now; optional
 * @param teamId team responsible now; optional
 * @param status canonical status now, as text; checked against the timeline, never a clock of its own; optional
 * @param vendorValues vendor's raw values beside the normalized ones, by field
 * @param vendorMetrics vendor-native figures in seconds or counts, kept only to reconcile (C16)
 */
public record Interaction(Channel channel, String channelDetail, Direction direction, InitiatedBy initiatedBy,
        Instant createdAt, FactId customerId, FactId organisationId, String requesterRole, String topic, boolean complaint,
        Priority priority, String product, String brand, String language, String country, String region,
        JourneyStage journeyStage, List<String> tags, boolean test, boolean spam, Instant deletedAt, DeletionKind deletionKind,
        FactId mergedIntoId, FactId parentId, Boolean fcrEligible, Visibility visibility, TerminalKind terminalKind,
        FactId assigneeId, FactId teamId, String status, Map<String, String> vendorValues,
        Map<String, Double> vendorMetrics) implements Fact {

    public Interaction {
        Check.required(channel, "channel");
        Check.required(createdAt, "created_at");
        direction = direction == null ? Direction.INBOUND : direction;
        initiatedBy = initiatedBy == null ? InitiatedBy.CUSTOMER : initiatedBy;
        Check.entity(customerId, Entity.CUSTOMER, "customer_id");
        Check.entity(organisationId, Entity.ORGANISATION, "organisation_id");
        Check.optionalText(topic, "topic", 200);
        journeyStage = journeyStage == null ? JourneyStage.UNKNOWN : journeyStage;
        tags = Check.list(tags);
        Check.notBefore(deletedAt, createdAt, "deleted_at", "created_at");
        deletionKind = deletedAt == null ? null : deletionKind == null ? DeletionKind.REMOVED : deletionKind;
        Check.entity(mergedIntoId, Entity.INTERACTION, "merged_into_id");
        Check.entity(parentId, Entity.INTERACTION, "parent_id");
        fcrEligible = fcrEligible == null || fcrEligible;
        visibility = visibility == null ? Visibility.PRIVATE : visibility;
        Check.entity(assigneeId, Entity.AGENT, "assignee_id");
        Check.entity(teamId, Entity.TEAM, "team_id");
        vendorValues = Check.map(vendorValues);
        vendorMetrics = Check.map(vendorMetrics);
    }

    @Override
    public Entity kind() {
        return Entity.INTERACTION;
    }
}
