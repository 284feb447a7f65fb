package io.helpdeskroi.sandbox.company;

import java.util.ArrayList;
import java.util.List;

/**
 * Who is who: agents in groups, customers, and the customers' companies.
 */
public final class People {

    /** Updater and author of what rules and the vendor's machinery do. */
    public static final long SYSTEM = -1;
    /** Group of the first level for written contacts. */
    public static final long FRONT = 4_400_000_000_001L;
    /** Group of the first level for calls. */
    public static final long PHONE = 4_400_000_000_002L;
    /** Group of the second level. */
    public static final long SPECIALISTS = 4_400_000_000_003L;

    private static final long CUSTOMER_BASE = 7_200_000_000_000L;
    private static final long AGENT_BASE = 7_100_000_000_000L;
    private static final long ORGANIZATION_BASE = 8_100_000_000_000L;
    private static final String[] FIRST = { "Anna", "Ben", "Carla", "David", "Elif", "Finn", "Greta", "Hannes", "Ida", "Jonas",
            "Klara", "Leon", "Mia", "Noah", "Olga", "Paul", "Rosa", "Samir", "Tilda", "Umut" };
    private static final String[] LAST = { "Albers", "Bauer", "Cohrs", "Dierks", "Ehlers", "Fischer", "Groth", "Hansen",
            "Iwers",
            "Jensen", "Koch", "Lorenz", "Meyer", "Nissen", "Otto", "Petersen", "Quast", "Rohde", "Schmidt", "Thomsen" };
    private static final String[] TRADES = { "Werft", "Verlag", "Logistik", "Hotel", "Handwerk", "Schule", "Verein" };

    /** A group of agents. */
    public record Group(long id, String name, int tier) {
    }

    /** A person who works for the company. */
    public record Agent(long id, String name, String email, long groupId, boolean admin) {
    }

    /** A person the company sells to. */
    public record Customer(int number, long id, String name, String email, long organizationId, String locale, long createdAt,
            long updatedAt) {
    }

    /** A customer's company. */
    public record Organization(int number, long id, String name, long createdAt, long updatedAt) {
    }

    private static final List<Group> GROUPS = List.of(new Group(FRONT, "Service desk", 1), new Group(PHONE, "Telephone", 1),
            new Group(SPECIALISTS, "Specialists (tier 2)", 2));
    private static final List<Agent> AGENTS = staff();

    private final long seed;
    private final int customers;

    People(long seed, int customers) {
        this.seed = seed;
        this.customers = customers;
    }

    public List<Group> groups() {
        return GROUPS;
    }

    /** Agents in the order of their ids; the first is the administrator. */
    public List<Agent> agents() {
        return AGENTS;
    }

    public int customerCount() {
        return customers;
    }

    public int organizationCount() {
        return Math.max(1, customers / 12);
    }

    /** Customer number {@code c}, from 0. */
    public Customer customer(int c) {
        Dice dice = Dice.of(seed, Dice.Purpose.CUSTOMER, c);
        String first = dice.pick(FIRST);
        String last = dice.pick(LAST);
        long created = Calendar.START - dice.between(1, 730) * 86_400 - dice.below(86_400);
        long updated = dice.chance(0.2) ? Calendar.START + dice.between(0, 350L * 86_400) : created;
        String locale = dice.chance(0.85) ? "de" : "en-GB";
        long organization = dice.chance(0.25) ? ORGANIZATION_BASE + dice.below(organizationCount()) : 0;
        return new Customer(c, CUSTOMER_BASE + c, first + " " + last,
                first.toLowerCase(java.util.Locale.ROOT) + "." + last.toLowerCase(java.util.Locale.ROOT) + c
                        + "@customer.example",
                organization, locale, created, updated);
    }

    /** The customer with this vendor id, or -1 when the id is not a customer's. */
    public int customerNumber(long id) {
        long number = id - CUSTOMER_BASE;
        return number >= 0 && number < customers ? (int) number : -1;
    }

    public Organization organization(int o) {
        Dice dice = Dice.of(seed, Dice.Purpose.ORGANISATION, o);
        long created = Calendar.START - dice.between(30, 900) * 86_400;
        return new Organization(o, ORGANIZATION_BASE + o, dice.pick(LAST) + " " + dice.pick(TRADES) + " " + (o + 1), created,
                created + dice.between(0, 700) * 86_400 / 2);
    }

    /** The organization with this vendor id, or -1. */
    public int organizationNumber(long id) {
        long number = id - ORGANIZATION_BASE;
        return number >= 0 && number < organizationCount() ? (int) number : -1;
    }

    /** Somebody of the group. */
    static long agentOf(long groupId, Dice dice) {
        int first = groupId == FRONT ? 1 : groupId == PHONE ? 11 : 17;
        return AGENTS.get(first + dice.below(groupId == FRONT ? 10 : groupId == PHONE ? 6 : 4)).id();
    }

    /** Whether the user works for the company. */
    public static boolean isAgent(long userId) {
        return userId >= AGENT_BASE && userId < AGENT_BASE + AGENTS.size();
    }

    /** The group of an agent. */
    static long groupOf(long agentId) {
        return AGENTS.get((int) (agentId - AGENT_BASE)).groupId();
    }

    private static List<Agent> staff() {
        List<Agent> agents = new ArrayList<>();
        agents.add(new Agent(AGENT_BASE, "Sandbox Admin", "admin@sandbox.example", SPECIALISTS, true));
        long[] groups = { FRONT, FRONT, FRONT, FRONT, FRONT, FRONT, FRONT, FRONT, FRONT, FRONT, PHONE, PHONE, PHONE, PHONE,
                PHONE, PHONE, SPECIALISTS, SPECIALISTS, SPECIALISTS, SPECIALISTS };
        for (int i = 0; i < groups.length; i++) {
            agents.add(new Agent(AGENT_BASE + i + 1, FIRST[19 - i] + " " + LAST[(i * 7) % 20],
                    "agent" + (i + 1) + "@sandbox.example", groups[i], false));
        }
        return List.copyOf(agents);
    }
}
