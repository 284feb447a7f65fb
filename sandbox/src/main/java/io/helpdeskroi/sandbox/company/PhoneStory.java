package io.helpdeskroi.sandbox.company;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells one telephone call and, where an agent made one of it, the life of its ticket.
 */
final class PhoneStory {

    private static final int PATIENCE = 110;
    private static final int VOICEMAIL_AFTER = 75;
    private static final long SURVEY_RULE = 360_000_000_002L;
    private static final long CLOSE_RULE = 360_000_000_004L;
    private static final int CLOSE_AFTER = 4 * 86_400;

    private final int k;
    private final long createdAt;
    private final People.Customer caller;
    private final Topic topic;
    private final Dice dice;
    private final Effect effect;

    PhoneStory(int k, long createdAt, People.Customer caller, Topic topic, Dice dice) {
        this.k = k;
        this.createdAt = createdAt;
        this.caller = caller;
        this.topic = topic;
        this.dice = dice;
        this.effect = Effect.at(createdAt);
    }

    Contact tell() {
        if (dice.chance(0.03)) {
            return new Contact(k, Optional.empty(), Optional.of(answered(3 + dice.below(12), true, false)));
        }
        boolean outside = !Calendar.SERVICE_DESK.isOpen(createdAt);
        if (outside) {
            return dice.chance(0.5) ? voicemail(true, 8 + dice.below(10)) : abandoned(true, 2 + dice.below(25));
        }
        int wait = Math.max(2, (int) dice.lognormal(effect.queueMedian(), 0.9));
        int patience = 3 + (int) dice.exponential(PATIENCE);
        if (dice.chance(0.02)) {
            return abandoned(false, 1 + dice.below(5));
        }
        if (patience < wait) {
            return abandoned(false, patience);
        }
        if (wait > VOICEMAIL_AFTER) {
            return voicemail(false, VOICEMAIL_AFTER);
        }
        boolean ticket = dice.chance(0.75);
        Call call = answered(wait, false, ticket);
        return new Contact(k, ticket ? Optional.of(ticketOf(call)) : Optional.empty(), Optional.of(call));
    }

    private Call answered(int wait, boolean outbound, boolean ticket) {
        List<Call.AgentLeg> legs = new ArrayList<>(2);
        long first = People.agentOf(People.PHONE, dice);
        if (!outbound && wait > 12 && dice.chance(0.05)) {
            long missed = People.agentOf(People.PHONE, dice);
            legs.add(new Call.AgentLeg(missed, createdAt + wait - 10, false, 0, 0, 0, 0));
        }
        int talk = (int) Math.min(2_400, 20 + dice.lognormal(200, 0.6));
        int hold = dice.chance(0.2) ? (int) dice.between(15, 120) : 0;
        int wrap = (int) dice.between(10, 95);
        long answeredAt = createdAt + wait;
        if (!outbound && dice.chance(0.1)) {
            int handedAfter = Math.max(10, talk / 3);
            legs.add(new Call.AgentLeg(first, answeredAt, true, handedAfter, 0, 5, 0));
            long second = People.agentOf(People.SPECIALISTS, dice);
            legs.add(new Call.AgentLeg(second, answeredAt + handedAfter, true, talk, hold, wrap, first));
            talk += handedAfter;
            wrap += 5;
        } else {
            legs.add(new Call.AgentLeg(first, answeredAt, true, talk, hold, wrap, 0));
        }
        return new Call(k, Company.callId(k), createdAt, outbound, Call.Outcome.ANSWERED, false, wait, talk, hold, wrap,
                caller.id(), People.PHONE, ticket ? Company.ticketId(k) : 0, List.copyOf(legs));
    }

    private Contact abandoned(boolean outside, int wait) {
        return new Contact(k, Optional.empty(), Optional.of(new Call(k, Company.callId(k), createdAt, false,
                Call.Outcome.ABANDONED, outside, wait, 0, 0, 0, caller.id(), People.PHONE, 0, List.of())));
    }

    private Contact voicemail(boolean outside, int wait) {
        Call call = new Call(k, Company.callId(k), createdAt, false, Call.Outcome.VOICEMAIL, outside, wait, 0, 0, 0,
                caller.id(),
                People.PHONE, Company.ticketId(k), List.of());
        Ticket ticket = new TicketStory(new TicketStory.Plot(k, Company.ticketId(k), Channel.VOICEMAIL, false, false, createdAt,
                caller.id(), caller.organizationId(), topic, 0, 0, 0, 0, 0, false, false, "normal"), dice).tell();
        return new Contact(k, Optional.of(ticket), Optional.of(call));
    }

    /** The agent who answered opens the ticket and works on it; what was said stays in a private comment. */
    private Ticket ticketOf(Call call) {
        long agent = call.agentId();
        Timeline line = new Timeline(createdAt, "normal");
        line.create("status", "open").create("subject", "Phone call: " + topic.subject()).create("priority", "normal")
                .create("type", "question").create("requester_id", caller.id()).create("group_id", People.PHONE)
                .create("assignee_id", agent).comment(false, agent, "Phone call: " + topic.question())
                .at(createdAt, agent, Channel.VOICE.eventName(), call.id());
        long done = call.wrapEndedAt() - createdAt > 30 && dice.chance(0.65) ? call.wrapEndedAt()
                : later(call.wrapEndedAt(), 9_000);
        if (done != call.wrapEndedAt() && dice.chance(0.4)) {
            line.status("hold").at(call.wrapEndedAt(), agent, "Web form", 0);
        }
        line.status("solved").at(done, agent, "Web form", 0);
        if (line.now() + CLOSE_AFTER < Calendar.SETTLE && dice.chance(effect.reopen() * 0.5)) {
            line.status("open").at(line.now() + dice.between(600, 2 * 86_400), agent, "Web form", 0);
            line.status("solved").at(later(line.now(), 5_400), agent, "Web form", 0);
        }
        long closeAt = line.now() + CLOSE_AFTER + dice.below(3_600);
        Survey survey = dice.chance(0.5)
                ? new SurveyStory(Company.ticketId(k), line, dice, effect, caller.id()).tell(line.now(), closeAt, SURVEY_RULE)
                : null;
        if (closeAt < Calendar.END) {
            line.status("closed").at(closeAt, People.SYSTEM, "Rule", CLOSE_RULE);
            if (survey != null) {
                SurveyStory.answersAfterClosing(survey, Company.ticketId(k), line, caller.id());
            }
        }
        return new Ticket(k, Company.ticketId(k), Channel.VOICE, false, false, createdAt, caller.id(), agent,
                caller.organizationId(), topic, 0, 0, false, line.audits(), Optional.ofNullable(survey));
    }

    private long later(long from, double median) {
        long at = Calendar.SERVICE_DESK.plus(from, (long) dice.lognormal(median, 0.8));
        return at <= Calendar.SETTLE ? at : from + 300 + dice.below(3_000);
    }
}
