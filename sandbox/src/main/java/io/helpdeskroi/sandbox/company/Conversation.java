package io.helpdeskroi.sandbox.company;

import java.util.List;
import java.util.Optional;

/**
 * A conversation of the Messenger desk with its whole life.
 *
 * @param j number of the desk's contact it belongs to
 * @param source the vendor's {@code source.type}
 * @param deliveredAs the vendor's {@code source.delivered_as}
 * @param createdAt epoch second
 * @param contact customer
 * @param author who wrote the first message
 * @param parts what happened afterwards, in order
 * @param rating the satisfaction rating, if one was requested
 * @param fin what the vendor's AI agent did, if it took part
 * @param deletedAt epoch second; 0 for never
 */
public record Conversation(int j, String source, String deliveredAs, long createdAt, long contact, long author, Topic topic,
        List<Part> parts, Optional<Rating> rating, Optional<Fin> fin, String sla, long deletedAt) {

    /** A rating from 1 to 5; {@code answeredAt} and {@code stars} are 0 when never answered. */
    public record Rating(long requestedAt, long answeredAt, int stars, String remark, long admin) {
    }

    /**
     * The AI agent's part in a conversation.
     *
     * @param sourceType what set it to work; previews are tests by the desk's own people
     * @param handoff the vendor's word for why it handed over; empty when it did not
     * @param resolution the vendor's word for how its resolution is known; empty when it resolved nothing
     */
    public record Fin(String sourceType, String handoff, String resolution) {
    }

    public boolean inbound() {
        return deliveredAs.equals("customer_initiated");
    }

    /** A rehearsal of the AI agent. */
    public boolean test() {
        return fin.filter(agent -> agent.sourceType().endsWith("_preview")).isPresent();
    }

    /** How the customer came. */
    public Channel channel() {
        return switch (source) {
            case "conversation", "whatsapp", "sms" -> Channel.MESSAGING;
            case "email" -> Channel.EMAIL;
            case "facebook", "instagram", "twitter" -> Channel.SOCIAL_PRIVATE;
            default -> Channel.OTHER;
        };
    }
}
