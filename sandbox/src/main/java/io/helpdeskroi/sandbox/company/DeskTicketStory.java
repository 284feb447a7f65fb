package io.helpdeskroi.sandbox.company;

/**
 * Tells the life of a ticket of the Messenger desk: opened by the customer, or by somebody of the desk.
 */
final class DeskTicketStory {

    private static final String STATE = "ticket_state_updated_by_admin";

    private final int j;
    private final long createdAt;
    private final long customer;
    private final Topic topic;
    private final Dice dice;
    private final Effect effect;
    private final PartLine line;

    DeskTicketStory(int j, long createdAt, long customer, Topic topic, Dice dice) {
        this.j = j;
        this.createdAt = createdAt;
        this.customer = customer;
        this.topic = topic;
        this.dice = dice;
        this.effect = Effect.at(createdAt);
        this.line = new PartLine(createdAt);
    }

    /** A ticket of its own; what is not a customer's is work among the desk's people. */
    DeskTicket tell(String category) {
        boolean customers = category.equals("Customer");
        long admin = DeskPeople.adminOf(DeskPeople.EXPERTS, dice);
        long author = customers ? customer : DeskPeople.adminOf(DeskPeople.MESSENGER, dice);
        long due = line.settle(Calendar.SERVICE_DESK.plus(createdAt, (long) dice.lognormal(8_000 * effect.responseTime(), 0.9)),
                dice);
        line.assign(createdAt + (due - createdAt) / 2, DeskPeople.OPERATOR, DeskPeople.EXPERTS, "").assign(due - 3, admin,
                admin, "");
        if (customers) {
            exchange(due, admin);
        } else {
            line.add(due, "note", admin, "Asked the warehouse.");
        }
        long done = line.settle(Calendar.SERVICE_DESK.plus(line.now(), (long) dice.lognormal(5_400, 0.7)), dice);
        if (customers) {
            line.add(done - 2, "comment", admin, topic.answer());
        }
        line.add(done, STATE, admin, "", 0, "resolved");
        return new DeskTicket(j, category, createdAt, customer, author, topic, false, line.parts());
    }

    private void exchange(long due, long admin) {
        line.add(due, "comment", admin, "Thank you, we look into it.").add(due + 2, STATE, admin, "", 0, "in_progress");
        if (dice.chance(0.4)) {
            long asked = line.settle(Calendar.SERVICE_DESK.plus(line.now(), (long) dice.lognormal(3_600, 0.8)), dice);
            line.add(asked, "comment", admin, "Could you send us a picture?").add(asked + 2, STATE, admin, "", 0,
                    "waiting_on_customer");
            long came = line.settle(line.now() + 60 + (long) dice.lognormal(9_000, 1.0), dice);
            line.add(came, "comment", customer, "Here it is.").add(came + 30, STATE, admin, "", 0, "in_progress");
        }
    }

    /** A ticket that an admin makes of a conversation while the customer waits; it says nothing that is not said there. */
    static DeskTicket linked(int j, long createdAt, long customer, long admin, Topic topic, long resolvedAt) {
        PartLine line = new PartLine(createdAt);
        line.add(createdAt + 2, STATE, admin, "", 0, "in_progress").add(resolvedAt, STATE, admin, "", 0, "resolved");
        return new DeskTicket(j, "Customer", createdAt, customer, admin, topic, true, line.parts());
    }
}
