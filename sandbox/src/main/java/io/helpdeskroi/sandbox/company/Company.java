package io.helpdeskroi.sandbox.company;

import java.util.Optional;

/**
 * The company that a seed and a size make: contact {@code k} for every {@code k} below the size, in the order in which they
 * began. Two equal companies tell exactly the same, whenever and wherever they are asked.
 */
public final class Company {

    /** What the company is called. */
    public static final String NAME = "Nordlicht Versand";
    /** Currency of its books. */
    public static final String CURRENCY = "EUR";

    private static final long TICKET_BASE = 1_000;
    private static final long CALL_BASE = 36_000_000_000L;

    private final long seed;
    private final int size;
    private final double aiAgentShare;
    private final Arrivals arrivals;
    private final People people;

    public Company(long seed, int size, double aiAgentShare) {
        this.seed = seed;
        this.size = size;
        this.aiAgentShare = aiAgentShare;
        this.arrivals = new Arrivals(seed, size);
        this.people = new People(seed, Math.max(20, (int) (size * 0.4)));
    }

    public long seed() {
        return seed;
    }

    /** Number of contacts. */
    public int size() {
        return size;
    }

    public People people() {
        return people;
    }

    public static long ticketId(int k) {
        return TICKET_BASE + k;
    }

    public static long callId(int k) {
        return CALL_BASE + k;
    }

    /** The contact of a ticket id, or -1 when there can be none. */
    public int contactOfTicket(long ticketId) {
        long k = ticketId - TICKET_BASE;
        return k >= 0 && k < size ? (int) k : -1;
    }

    /** Epoch second at which contact {@code k} begins; never earlier than that of the contact before. */
    public long createdAt(int k) {
        return arrivals.createdAt(k);
    }

    /** Contact {@code k} with its whole life. */
    public Contact contact(int k) {
        Premise premise = Premise.of(seed, k);
        if (premise.kind() == Premise.Kind.ORDINARY) {
            Optional<Ticket> survivor = survivorOf(k);
            return survivor.isPresent() ? duplicate(k, survivor.get()) : ordinary(k);
        }
        return linked(k, premise);
    }

    /** A contact whose customer and topic follow from its own number alone. */
    private Contact ordinary(int k) {
        return tell(k, baseCustomer(k), baseTopic(k), 0);
    }

    private Contact linked(int k, Premise premise) {
        int earlier = arrivals.earlier(k, premise.daysBack());
        int span = Math.max(1, arrivals.firstOfNextDay(earlier) - earlier);
        int candidate = earlier + (int) (premise.unit() * span);
        if (candidate >= k || Premise.of(seed, candidate).kind() != Premise.Kind.ORDINARY) {
            return ordinary(k);
        }
        long parent = 0;
        if (premise.kind() == Premise.Kind.FOLLOW_UP && isFollowable(candidate, arrivals.createdAt(k))) {
            parent = ticketId(candidate);
        }
        return tell(k, baseCustomer(candidate), baseTopic(candidate), parent);
    }

    private boolean isFollowable(int candidate, long at) {
        Optional<Ticket> ticket = survivorOf(candidate).isPresent() ? Optional.empty() : ordinary(candidate).ticket();
        return ticket.isPresent() && !ticket.get().deleted() && !ticket.get().outbound() && !ticket.get().aiAgent()
                && ticket.get().channel() != Channel.VOICE
                && ticket.get().audits().stream().anyMatch(audit -> audit.at() < at && audit.changes().stream()
                        .anyMatch(change -> change instanceof Change.Changed changed && "closed".equals(changed.to())));
    }

    /** The ticket right before {@code k}, if {@code k} is a second request about the same that was merged into it. */
    private Optional<Ticket> survivorOf(int k) {
        if (k == 0 || !hasDuplicate(k - 1)) {
            return Optional.empty();
        }
        return ordinary(k - 1).ticket().filter(ticket -> mergedAt(ticket, ticketId(k)) > 0);
    }

    /** Whether the customer of contact {@code k} writes a second time before the first answer. */
    private boolean hasDuplicate(int k) {
        return k + 1 < size && Premise.of(seed, k).duplicated() && Premise.of(seed, k).kind() == Premise.Kind.ORDINARY
                && Premise.of(seed, k + 1).kind() == Premise.Kind.ORDINARY && !Premise.of(seed, k + 1).duplicated()
                && arrivals.firstOfSameDay(k) == arrivals.firstOfSameDay(k + 1)
                && arrivals.createdAt(k) < arrivals.createdAt(k + 1);
    }

    private static long mergedAt(Ticket survivor, long loser) {
        for (Audit audit : survivor.audits()) {
            if (audit.referenceId() == loser && audit.via().equals("Merge")) {
                return audit.at();
            }
        }
        return 0;
    }

    private Contact duplicate(int k, Ticket survivor) {
        TicketStory.Plot plot = new TicketStory.Plot(k, ticketId(k), Channel.EMAIL, false, false, arrivals.createdAt(k),
                survivor.requesterId(), survivor.organizationId(), survivor.topic(), 0, survivor.id(),
                mergedAt(survivor, ticketId(k)) - 3, 0, 0, false, false, "normal");
        return new Contact(k, Optional.of(new TicketStory(plot, Dice.of(seed, Dice.Purpose.STORY, k)).tell()),
                Optional.empty());
    }

    private Contact tell(int k, People.Customer customer, Topic topic, long followUpOf) {
        long createdAt = arrivals.createdAt(k);
        Dice dice = Dice.of(seed, Dice.Purpose.STORY, k);
        Channel channel = followUpOf == 0 ? channel(createdAt, dice) : Channel.EMAIL;
        if (channel == Channel.VOICE) {
            return new PhoneStory(k, createdAt, customer, topic, dice).tell();
        }
        boolean duplicated = followUpOf == 0 && channel != Channel.CHAT && hasDuplicate(k);
        boolean aiAgent = !duplicated && channel == Channel.MESSAGING && dice.chance(aiAgentShare / 0.17);
        boolean outbound = !duplicated && channel == Channel.EMAIL && followUpOf == 0 && dice.chance(0.06);
        boolean spam = channel != Channel.CHAT && dice.chance(0.006);
        boolean removed = !duplicated && (spam || dice.chance(0.008));
        String priority = dice.chance(0.12) ? "high" : dice.chance(0.2) ? "low" : "normal";
        TicketStory.Plot plot = new TicketStory.Plot(k, ticketId(k), channel, outbound, aiAgent, createdAt, customer.id(),
                customer.organizationId(), topic, followUpOf, 0, 0, duplicated && !outbound ? ticketId(k + 1) : 0,
                duplicated ? arrivals.createdAt(k + 1) : 0, removed, spam && removed, priority);
        return new Contact(k, Optional.of(new TicketStory(plot, dice).tell()), Optional.empty());
    }

    private static Channel channel(long at, Dice dice) {
        double share = dice.unit();
        if (share < 0.25) {
            return Calendar.SERVICE_DESK.isOpen(at) || dice.chance(0.3) ? Channel.VOICE : Channel.EMAIL;
        }
        if (share < 0.35) {
            return Calendar.EXTENDED.isOpen(at) ? Channel.CHAT : Channel.EMAIL;
        }
        return share < 0.52 ? Channel.MESSAGING : share < 0.64 ? Channel.WEB_FORM : Channel.EMAIL;
    }

    /** Few customers ask often, most ask once or never. */
    private People.Customer baseCustomer(int k) {
        double skew = Dice.of(seed, Dice.Purpose.CONTACT, k).unit();
        return people.customer((int) (Math.pow(skew, 1.6) * people.customerCount()));
    }

    private Topic baseTopic(int k) {
        Dice dice = Dice.of(seed, Dice.Purpose.CONTACT, -1L - k);
        return dice.pick(Topic.values());
    }
}
