package io.helpdeskroi.sandbox.company;

import java.util.Optional;

/**
 * Tells the life of one conversation of the Messenger desk: the AI agent, waiting, replies, naps, transfers, closes, reopens,
 * the rating, the end.
 */
final class ConversationStory {

    private static final long DAY = 86_400;

    private final int j;
    private final long createdAt;
    private final long customer;
    private final Topic topic;
    private final boolean longOne;
    private final Dice dice;
    private final Effect effect;
    private final PartLine line;

    private String source;
    private String deliveredAs = "customer_initiated";
    private Conversation.Fin fin;
    private Conversation.Rating rating;
    private DeskTicket ticket;
    private long team = DeskPeople.MESSENGER;
    private long admin;
    private boolean closed;

    ConversationStory(int j, long createdAt, long customer, Topic topic, boolean longOne, Dice dice) {
        this.j = j;
        this.createdAt = createdAt;
        this.customer = customer;
        this.topic = topic;
        this.longOne = longOne;
        this.dice = dice;
        this.effect = Effect.at(createdAt);
        this.line = new PartLine(createdAt);
    }

    DeskContact tell() {
        double share = dice.unit();
        source = share < 0.58 ? "conversation"
                : share < 0.86 ? "email"
                        : share < 0.92 ? "whatsapp"
                                : share < 0.95 ? "instagram"
                                        : share < 0.97 ? "facebook" : share < 0.99 ? "sms" : "push";
        double plot = longOne ? 1 : dice.unit();
        boolean removed = !longOne && dice.chance(0.02);
        admin = DeskPeople.adminOf(team, dice);
        long author = customer;
        if (plot < 0.07) {
            author = admin;
            outbound();
        } else if (plot < 0.31 && source.equals("conversation")) {
            fin(dice.unit());
        } else if (plot > 0.96 && plot < 0.99) {
            unanswered();
        } else {
            human(removed);
        }
        if (closed && deliveredAs.equals("customer_initiated")) {
            rate();
        }
        long deletedAt = removed ? remove() : 0;
        String sla = dice.chance(0.4) ? dice.chance(0.85) ? "hit" : "missed" : "";
        return new DeskContact(j, Optional.of(new Conversation(j, source, deliveredAs, createdAt, customer, author, topic,
                line.parts(), Optional.ofNullable(rating), Optional.ofNullable(fin), sla, deletedAt)),
                Optional.ofNullable(ticket));
    }

    /** We write first and are done; some customers come back to it. */
    private void outbound() {
        deliveredAs = dice.chance(0.7) ? "admin_initiated" : "automated";
        line.add(createdAt, "close", DeskPeople.OPERATOR, "");
        if (dice.chance(0.45)) {
            long at = line.settle(line.now() + 60 + (long) dice.lognormal(12_000, 1.1), dice);
            line.add(at, "open", customer, "Thank you for telling me. Can I return it?");
            exchange(agentTime());
        }
    }

    /** The AI agent answers first. */
    private void fin(double fate) {
        boolean preview = fate > 0.96;
        line.add(createdAt + dice.between(3, 12), "comment", DeskPeople.FIN, topic.answer());
        if (fate < 0.5 || preview) {
            fin = new Conversation.Fin(preview ? "fin_preview" : "workflow", "",
                    fate < 0.2 ? "confirmed_resolution" : "assumed_resolution");
            line.add(line.now() + dice.between(120, 2_400), "close", DeskPeople.FIN, "");
            closed = true;
            if (!preview && dice.chance(0.08)) {
                fin = new Conversation.Fin("workflow", "escalated", fin.resolution());
                line.add(line.settle(line.now() + 600 + (long) dice.lognormal(9_000, 0.9), dice), "open", customer,
                        "That did not help after all.");
                handOver();
            }
            return;
        }
        boolean angry = fate < 0.65;
        fin = new Conversation.Fin("workflow", angry ? "negative_feedback" : fate < 0.72 ? "procedure_handoff" : "escalated",
                "");
        line.add(line.now() + dice.between(30, 400), "comment", customer,
                angry ? "No, that is not it." : "Can I talk to somebody?");
        handOver();
    }

    private void handOver() {
        line.assign(line.now() + dice.between(2, 9), DeskPeople.FIN, team, "");
        closed = false;
        exchange(firstReply(false));
    }

    /** Nobody answers; most of these are put away, a few are forgotten. */
    private void unanswered() {
        if (dice.chance(0.7)) {
            line.add(line.settle(Calendar.SERVICE_DESK.plus(createdAt, (long) dice.lognormal(20_000, 0.8)), dice), "close",
                    admin,
                    "");
            closed = true;
        }
    }

    private void human(boolean removed) {
        if (longOne) {
            // More than the vendor gives out, before anything that matters.
            for (int i = 0; i < 640; i++) {
                line.add(line.now() + 1, "conversation_attribute_updated_by_workflow", DeskPeople.OPERATOR, "");
            }
        } else if (dice.chance(0.2)) {
            line.add(createdAt + 1, "language_detection_details", DeskPeople.OPERATOR, "");
        }
        if (dice.chance(0.7)) {
            line.add(createdAt + 2, "default_assignment", DeskPeople.OPERATOR, "", team, "");
        }
        long due = firstReply(true);
        // An admin makes a ticket of it while the customer still waits, so that the ticket adds nothing to the conversation.
        boolean linked = !removed && due - line.now() > 30 && line.parts().stream().noneMatch(Part::isMessage)
                && dice.chance(0.06);
        long ticketAt = due - 5;
        exchange(due);
        if (linked) {
            ticket = DeskTicketStory.linked(j, ticketAt, customer, admin, topic, line.now() + 20);
        }
        if (closed && line.now() + 6 * DAY < Calendar.SETTLE && dice.chance(effect.reopen())) {
            reopen();
        }
    }

    /** Who will answer first takes it over; gives when the answer comes. */
    private long firstReply(boolean maySpeak) {
        double median = source.equals("email") ? 7_200 : 900;
        long due = line.settle(
                Calendar.SERVICE_DESK.plus(line.now(), (long) dice.lognormal(median * effect.responseTime(), 1.0)),
                dice);
        long since = line.now();
        if (due - since > 240 && dice.chance(0.6)) {
            line.assign(since + (due - since) / 3, DeskPeople.OPERATOR, admin, "");
            if (dice.chance(0.3)) {
                line.add(since + (due - since) / 2, "note", admin, "Seen this before.");
            }
        }
        if (due - line.now() > 120 && dice.chance(0.08)) {
            line.add(line.now() + 20, "priority_changed", admin, "", 0, "high");
        }
        if (maySpeak && due - line.now() > 120 && dice.chance(0.1)) {
            String body = dice.chance(0.5) ? "My colleagues will know." : "";
            line.assign(due - 60, admin, DeskPeople.EXPERTS, body);
            team = DeskPeople.EXPERTS;
            admin = DeskPeople.adminOf(team, dice);
            line.assign(line.now() + 20, DeskPeople.OPERATOR, admin, "");
        }
        return Math.max(due, line.now() + 10);
    }

    /** Replies and answers, beginning with ours at {@code first}, until the conversation is closed. */
    private void exchange(long first) {
        long when = first;
        for (int round = 0;; round++) {
            if (line.now() > Calendar.SETTLE || round > 5 || dice.chance(0.5)) {
                close(when);
                return;
            }
            double turn = dice.unit();
            line.add(when, "comment", admin, turn < 0.2 ? "We ask the manufacturer." : "Could you send me the order number?");
            if (turn < 0.2) {
                nap();
            } else if (turn < 0.3) {
                when = line.settle(Calendar.SERVICE_DESK.plus(line.now(), (long) dice.lognormal(2_400, 0.7)), dice);
                line.add(when, "close", admin, "");
                closed = true;
                return;
            } else {
                line.add(customerTime(), "comment", customer, "Of course, here it is. And will it really work?");
                if (dice.chance(0.1)) {
                    admin = DeskPeople.adminOf(team, dice);
                    line.assign(line.now() + dice.between(5, 60), DeskPeople.OPERATOR, admin, "");
                }
            }
            when = agentTime();
        }
    }

    private void close(long when) {
        if (dice.chance(0.3)) {
            line.add(when, "close", admin, topic.answer());
        } else {
            line.add(when, "comment", admin, topic.answer()).add(when + dice.between(5, 90), "close", admin, "");
        }
        closed = true;
    }

    /** The conversation sleeps until we, or the customer, wake it up. */
    private void nap() {
        long asleep = line.now() + 2;
        long wakes = line.settle(Calendar.SERVICE_DESK.plus(asleep, (long) dice.lognormal(20_000, 0.6)), dice);
        line.add(asleep, "snoozed", admin, "", 0, Long.toString(wakes));
        if (dice.chance(0.4)) {
            line.add(asleep + (wakes - asleep) / 2, "open", customer, "Any news?");
        } else {
            line.add(wakes, "open", DeskPeople.OPERATOR, "");
        }
    }

    private void reopen() {
        long at = line.now() + Math.min(5 * DAY, 60 + (long) dice.lognormal(20_000, 1.2));
        line.add(at, dice.chance(0.8) ? "open" : "comment", customer, "It happened again. Please look once more.");
        if (dice.chance(0.3)) {
            line.add(line.now() + 15, "assign_and_reopen", DeskPeople.OPERATOR, "", admin, "");
        }
        close(agentTime());
    }

    private void rate() {
        long requested = line.now() + 60 + dice.below(600);
        if (dice.chance(0.5) || requested + 8 * DAY > Calendar.END) {
            return;
        }
        boolean happy = dice.chance(effect.satisfaction());
        if (dice.chance(0.45)) {
            long answered = requested + Math.min(7 * DAY, 30 + (long) dice.lognormal(9_000, 1.3));
            rating = new Conversation.Rating(requested, answered, happy ? 4 + dice.below(2) : 1 + dice.below(3),
                    dice.chance(0.3) ? happy ? "Very helpful." : "Had to ask twice." : "", admin);
        } else {
            rating = new Conversation.Rating(requested, 0, 0, "", admin);
        }
    }

    private long remove() {
        long at = Math.min(Calendar.END - 3_600, createdAt + 90 + (long) dice.exponential(20 * 3_600));
        line.cutFrom(at);
        rating = rating != null && rating.requestedAt() < at && rating.answeredAt() < at ? rating : null;
        return at;
    }

    private long agentTime() {
        double median = source.equals("email") ? 5_400 : 300;
        return line.settle(Calendar.SERVICE_DESK.plus(line.now(), (long) dice.lognormal(median, 0.9)), dice);
    }

    private long customerTime() {
        double median = source.equals("email") ? 9_000 : 240;
        return line.settle(line.now() + Math.min(3 * DAY, 30 + (long) dice.lognormal(median, 1.1)), dice);
    }
}
