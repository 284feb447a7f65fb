package io.helpdeskroi.intercom;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.helpdeskroi.connector.rows.BadField;
import io.helpdeskroi.contract.ActorType;
import io.helpdeskroi.contract.AgentKind;
import io.helpdeskroi.contract.FactId;

/**
 * Who of those that write in a workspace's name is no person: the vendor lists its bots among the admins.
 *
 * @param bots kind of every admin that is no person, by id
 */
record Staff(Map<String, AgentKind> bots) {

    static final Staff UNKNOWN = new Staff(Map.of());

    private static final Pattern BOTS_ADDRESS = Pattern.compile("operator\\+[^@]*@intercom\\.io");

    /** An admin as {@code /admins} lists it; every value may be null. */
    record Admin(String type, String id, String name, String email, Boolean hasInboxSeat, List<String> teamIds) {

        @Override
        public String toString() {
            return "admin " + id;
        }

        AgentKind kind() {
            boolean named = name != null && name.matches("Operator|Fin( .*)?") && !Boolean.TRUE.equals(hasInboxSeat);
            return "bot".equals(type) || hasBotsAddress(email) || named ? Staff.kind(name) : AgentKind.HUMAN;
        }
    }

    /** Who acted. */
    record Actor(ActorType type, FactId id) {

        static final Actor SYSTEM = new Actor(ActorType.SYSTEM, null);

        boolean automatic() {
            return type != ActorType.CUSTOMER && type != ActorType.HUMAN_AGENT;
        }

        boolean machine() {
            return type == ActorType.BOT || type == ActorType.AI_AGENT;
        }
    }

    static Staff of(List<JsonNode> rows) {
        Map<String, AgentKind> bots = new HashMap<>();
        for (JsonNode row : rows) {
            try {
                Admin admin = Field.read(row, Admin.class);
                if (admin.id() != null && admin.kind() != AgentKind.HUMAN) {
                    bots.put(admin.id(), admin.kind());
                }
            } catch (BadField judgedInItsFeed) {
                // The feed of admins sets it aside and says so.
            }
        }
        return new Staff(bots);
    }

    private static AgentKind kind(String name) {
        return name != null && name.startsWith("Fin") ? AgentKind.AI_AGENT : AgentKind.BOT;
    }

    private static boolean hasBotsAddress(String email) {
        return email != null && BOTS_ADDRESS.matcher(email).matches();
    }

    /**
     * @param author null where nobody is named
     * @param unmapped takes the name of a field whose value nobody knows
     */
    Actor actor(Part.Author author, Ids ids, List<String> unmapped) {
        if (author == null || author.type() == null) {
            return Actor.SYSTEM;
        }
        boolean ai = Boolean.TRUE.equals(author.fromAiAgent()) || Boolean.TRUE.equals(author.isAiAnswer());
        return switch (author.type()) {
            case "user", "lead", "contact" -> new Actor(ActorType.CUSTOMER, ids.contact(author.id()));
            case "bot" -> machine(author, ai ? AgentKind.AI_AGENT : bots.getOrDefault(author.id(), kind(author.name())), ids);
            case "admin" -> ai || isBot(author)
                    ? machine(author, ai ? AgentKind.AI_AGENT : bots.getOrDefault(author.id(), kind(author.name())), ids)
                    : new Actor(ActorType.HUMAN_AGENT, ids.admin(author.id()));
            case "team" -> new Actor(ActorType.HUMAN_AGENT, null);
            default -> {
                unmapped.add("author.type");
                yield Actor.SYSTEM;
            }
        };
    }

    boolean isBot(Part.Author admin) {
        return bots.containsKey(String.valueOf(admin.id())) || hasBotsAddress(admin.email());
    }

    private static Actor machine(Part.Author author, AgentKind kind, Ids ids) {
        return new Actor(kind == AgentKind.AI_AGENT ? ActorType.AI_AGENT : ActorType.BOT, ids.admin(author.id()));
    }

    /** The person responsible; null for nobody and for a bot. */
    FactId assignee(String adminId, Ids ids) {
        return bots.containsKey(String.valueOf(adminId)) ? null : ids.admin(adminId);
    }
}
