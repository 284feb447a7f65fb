package io.helpdeskroi.sandbox.company;

import java.util.Optional;

/**
 * The company's Messenger desk: contact {@code j} for every {@code j} below its size, in the order in which they began. Like
 * the company, it tells the same whenever it is asked.
 */
public final class Desk {

    /** What fills a conversation beyond what the vendor gives out at once. */
    private static final int LONG_CONVERSATIONS_FROM = 800;
    private static final long SALT = 0x6D65_7373_656E_6769L;
    private static final long CONVERSATION_BASE = 215_470_000_000L;
    private static final long TICKET_BASE = 315_470_000_000L;

    private final long seed;
    private final int size;
    private final Arrivals arrivals;
    private final DeskPeople people;

    public Desk(long seed, int size) {
        this.seed = seed ^ SALT;
        this.size = size;
        this.arrivals = new Arrivals(this.seed, size);
        this.people = new DeskPeople(this.seed, Math.max(10, (int) (size * 0.45)));
    }

    /** Number of contacts. */
    public int size() {
        return size;
    }

    public DeskPeople people() {
        return people;
    }

    public static long conversationId(int j) {
        return CONVERSATION_BASE + j;
    }

    public static long ticketId(int j) {
        return TICKET_BASE + j;
    }

    /** The contact of a conversation's id, or -1 when there can be none. */
    public int contactOfConversation(long id) {
        return number(id - CONVERSATION_BASE);
    }

    /** The contact of a ticket's id, or -1 when there can be none. */
    public int contactOfTicket(long id) {
        return number(id - TICKET_BASE);
    }

    private int number(long j) {
        return j >= 0 && j < size ? (int) j : -1;
    }

    /** Epoch second at which contact {@code j} begins. */
    public long createdAt(int j) {
        return arrivals.createdAt(j);
    }

    /** Contact {@code j} with its whole life. */
    public DeskContact contact(int j) {
        Dice dice = Dice.of(seed, Dice.Purpose.STORY, j);
        long createdAt = arrivals.createdAt(j);
        Topic topic = dice.pick(Topic.values());
        long customer = customer(j);
        double share = dice.unit();
        if (share < 0.07 && !isLong(j)) {
            String category = share < 0.05 ? "Customer" : share < 0.065 ? "Back-office" : "Tracker";
            return new DeskContact(j, Optional.empty(),
                    Optional.of(new DeskTicketStory(j, createdAt, customer, topic, dice).tell(category)));
        }
        return new ConversationStory(j, createdAt, customer, topic, isLong(j), dice).tell();
    }

    /** Two conversations have more parts than the vendor gives out at once. */
    private boolean isLong(int j) {
        return size >= LONG_CONVERSATIONS_FROM && (j == 17 || j == size / 2);
    }

    /** Few customers write often, most write once or never. */
    private long customer(int j) {
        double skew = Dice.of(seed, Dice.Purpose.CONTACT, j).unit();
        return people.customer((int) (Math.pow(skew, 1.6) * people.customerCount())).id();
    }
}
