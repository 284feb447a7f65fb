package io.helpdeskroi.sandbox.company;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Who is who at the Messenger desk: other people than those of the help desk, on both sides.
 */
public final class DeskPeople {

    /** The vendor's classic bot, which the vendor lists among the admins. */
    public static final long OPERATOR = 7_001;
    /** The vendor's AI agent. */
    public static final long FIN = 7_002;
    /** Team of the first level. */
    public static final long MESSENGER = 501;
    /** Team of the second level. */
    public static final long EXPERTS = 502;

    private static final long ADMIN_BASE = 7_100;
    private static final int ADMINS = 10;
    private static final int EXPERT_FROM = 7;
    private static final long CUSTOMER_BASE = 0x66AA_0000_0000L;
    private static final long COMPANY_BASE = 0x63F0_0000_0000L;
    private static final String[] FIRST = { "Agnes", "Bruno", "Cleo", "Dario", "Enya", "Fabio", "Gerda", "Hilke", "Ivo",
            "Jette",
            "Kiran", "Lina", "Milo", "Nele", "Oskar", "Pia", "Quinn", "Rieke", "Sina", "Tom" };
    private static final String[] LAST = { "Arndt", "Brandt", "Clausen", "Doll", "Engel", "Frahm", "Gross", "Heise", "Imhof",
            "Jahn", "Kern", "Lange", "Moor", "Neumann", "Ochs", "Pohl", "Reuter", "Sander", "Thoms", "Voss" };

    /** A team of admins. */
    public record Team(long id, String name) {
    }

    /** A person who works at the desk. */
    public record Admin(long id, String name, String email, long teamId) {
    }

    /** A person who writes to the desk; {@code companyId} is 0 for none. */
    public record Customer(int number, long id, String name, String email, long companyId, String locale, long createdAt,
            long updatedAt) {
    }

    /** A customer's company. */
    public record Firm(int number, long id, String name, long createdAt, long updatedAt) {
    }

    private static final List<Team> TEAMS = List.of(new Team(MESSENGER, "Messenger desk"),
            new Team(EXPERTS, "Messenger experts"));
    private static final List<Admin> STAFF = staff();

    private final long seed;
    private final int customers;

    DeskPeople(long seed, int customers) {
        this.seed = seed;
        this.customers = customers;
    }

    public List<Team> teams() {
        return TEAMS;
    }

    /** People only; the bots are no admins, whatever the vendor's list says. */
    public List<Admin> admins() {
        return STAFF;
    }

    public int customerCount() {
        return customers;
    }

    public int companyCount() {
        return Math.max(1, customers / 10);
    }

    /** Customer number {@code c}, from 0. */
    public Customer customer(int c) {
        Dice dice = Dice.of(seed, Dice.Purpose.CUSTOMER, c);
        String first = dice.pick(FIRST);
        String last = dice.pick(LAST);
        long created = Calendar.START - dice.between(1, 730) * 86_400 - dice.below(86_400);
        long updated = dice.chance(0.3) ? Calendar.START + dice.between(0, 350L * 86_400) : created;
        String locale = dice.chance(0.8) ? "de" : "en";
        long company = dice.chance(0.3) ? COMPANY_BASE + dice.below(companyCount()) : 0;
        return new Customer(c, CUSTOMER_BASE + c, first + " " + last, first.toLowerCase(Locale.ROOT) + "."
                + last.toLowerCase(Locale.ROOT) + c + "@shopper.example", company, locale, created, updated);
    }

    /** The customer with this id, or -1. */
    public int customerNumber(long id) {
        long number = id - CUSTOMER_BASE;
        return number >= 0 && number < customers ? (int) number : -1;
    }

    /** A customer's company, number {@code f}, from 0. */
    public Firm company(int f) {
        Dice dice = Dice.of(seed, Dice.Purpose.ORGANISATION, f);
        long created = Calendar.START - dice.between(30, 900) * 86_400;
        return new Firm(f, COMPANY_BASE + f, dice.pick(LAST) + " Kontor " + (f + 1), created,
                created + dice.between(0, 350) * 86_400);
    }

    /** The company with this id, or -1. */
    public int companyNumber(long id) {
        long number = id - COMPANY_BASE;
        return number >= 0 && number < companyCount() ? (int) number : -1;
    }

    /** Whether the author is one of the desk's people. */
    public static boolean isAdmin(long id) {
        return id >= ADMIN_BASE && id < ADMIN_BASE + ADMINS;
    }

    /** Whether the author is one of the desk's bots. */
    public static boolean isBot(long id) {
        return id == OPERATOR || id == FIN;
    }

    public static boolean isTeam(long id) {
        return id == MESSENGER || id == EXPERTS;
    }

    static long adminOf(long team, Dice dice) {
        return ADMIN_BASE + (team == EXPERTS ? EXPERT_FROM + dice.below(ADMINS - EXPERT_FROM) : dice.below(EXPERT_FROM));
    }

    private static List<Admin> staff() {
        List<Admin> admins = new ArrayList<>();
        for (int i = 0; i < ADMINS; i++) {
            admins.add(new Admin(ADMIN_BASE + i, FIRST[i] + " " + LAST[(i * 3 + 4) % 20], "desk" + (i + 1) + "@sandbox.example",
                    i < EXPERT_FROM ? MESSENGER : EXPERTS));
        }
        return List.copyOf(admins);
    }
}
