package io.helpdeskroi.intercom;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.helpdeskroi.contract.Channel;
import io.helpdeskroi.contract.Direction;
import io.helpdeskroi.contract.InitiatedBy;
import io.helpdeskroi.contract.Priority;

/**
 * Intercom's words in the contract's, over all versions; words that nobody knows are kept beside and counted.
 */
final class Words {

    /** A message from one of the networks is answered in private. */
    private static final Map<String, Channel> CHANNELS = Map.ofEntries(entry("conversation", Channel.MESSAGING),
            entry("email", Channel.EMAIL), entry("phone_call", Channel.VOICE), entry("phone_switch", Channel.VOICE),
            entry("whatsapp", Channel.MESSAGING), entry("sms", Channel.MESSAGING), entry("facebook", Channel.SOCIAL_PRIVATE),
            entry("instagram", Channel.SOCIAL_PRIVATE), entry("twitter", Channel.SOCIAL_PRIVATE), entry("push", Channel.OTHER),
            entry("unknown", Channel.OTHER));

    /** Before 2.16 there was only {@code priority}. */
    static final Map<String, Optional<Priority>> PRIORITIES = Map.of("none", Optional.empty(), "not_priority",
            Optional.empty(), "low", Optional.of(Priority.LOW), "medium", Optional.of(Priority.NORMAL), "high",
            Optional.of(Priority.HIGH), "priority", Optional.of(Priority.HIGH), "urgent", Optional.of(Priority.URGENT));

    private static final Map<String, String> STATUSES = Map.of("open", "open", "closed", "solved", "snoozed", "on_hold");
    private static final Map<String, String> TICKET_STATUSES = Map.of("submitted", "open", "in_progress", "open",
            "waiting_on_customer", "pending", "resolved", "solved");
    private static final Map<String, InitiatedBy> INITIATED = Map.of("customer_initiated", InitiatedBy.CUSTOMER,
            "admin_initiated", InitiatedBy.AGENT, "operator_initiated", InitiatedBy.BOT, "automated", InitiatedBy.SYSTEM,
            "campaigns_initiated", InitiatedBy.SYSTEM);

    /** The AI agent gave up, in the words up to 2.14 and since. */
    private static final Set<String> HANDS_OVER = Set.of("escalated", "negative_feedback", "procedure_handoff",
            "routed_to_team", "abandoned");
    private static final Set<String> RESOLVED = Set.of("assumed_resolution", "confirmed_resolution");

    private Words() {
    }

    /** @param type {@code source.type}; null where the vendor does not say */
    static Channel channel(String type, List<String> unmapped) {
        Channel channel = type == null ? Channel.OTHER : CHANNELS.get(type);
        if (channel == null) {
            unmapped.add("source.type");
            return Channel.OTHER;
        }
        return channel;
    }

    static InitiatedBy initiatedBy(String deliveredAs, List<String> unmapped) {
        if (deliveredAs != null && !INITIATED.containsKey(deliveredAs)) {
            unmapped.add("source.delivered_as");
        }
        return INITIATED.getOrDefault(deliveredAs == null ? "" : deliveredAs, InitiatedBy.CUSTOMER);
    }

    static Direction direction(InitiatedBy initiatedBy) {
        return initiatedBy == InitiatedBy.CUSTOMER ? Direction.INBOUND : Direction.OUTBOUND;
    }

    static Priority priority(String word, List<String> unmapped) {
        if (word != null && !PRIORITIES.containsKey(word)) {
            unmapped.add("priority");
        }
        return word == null ? null : PRIORITIES.getOrDefault(word, Optional.empty()).orElse(null);
    }

    /** A known priority as the contract writes it; null for none. */
    static String canonical(String word) {
        return PRIORITIES.get(word).map(priority -> priority.name().toLowerCase(Locale.ROOT)).orElse(null);
    }

    /** The canonical status of a conversation's state; null for one that nobody knows. */
    static String status(String state) {
        return state == null ? null : STATUSES.get(state);
    }

    /** The canonical status of a ticket's state category; null for one that nobody knows. */
    static String ticketStatus(String category) {
        return category == null ? null : TICKET_STATUSES.get(category);
    }

    static boolean handsOver(String resolutionState) {
        return resolutionState != null && HANDS_OVER.contains(resolutionState);
    }

    static boolean resolved(String resolutionState) {
        return resolutionState != null && RESOLVED.contains(resolutionState);
    }

    static boolean knownResolution(String resolutionState) {
        return resolutionState == null || handsOver(resolutionState) || resolved(resolutionState);
    }
}
