package io.helpdeskroi.sandbox.company;

import java.util.Optional;

/**
 * Tells the life of one written ticket: waiting, replies, pauses, transfers, solves, reopens, the survey, the end.
 */
final class TicketStory {

    private static final String RULE = "Rule";
    private static final String BOT = "Answer bot for web widget";
    private static final long AUTO_REPLY_RULE = 360_000_000_001L;
    private static final long SURVEY_RULE = 360_000_000_002L;
    private static final long INACTIVITY_RULE = 360_000_000_003L;
    private static final long CLOSE_RULE = 360_000_000_004L;
    private static final int CLOSE_AFTER = 4 * 86_400;

    private final Plot plot;
    private final Dice dice;
    private final Effect effect;
    private final Timeline line;
    private Survey survey;

    /**
     * What is decided before the story is told.
     *
     * @param mergedInto ticket into which this one is merged at {@code mergeAt}; 0 for none
     * @param duplicate ticket that is merged into this one with the first reply, if it was opened ({@code duplicateAt})
     *        well before; 0 for none
     */
    record Plot(int k, long id, Channel channel, boolean outbound, boolean aiAgent, long createdAt, long requester,
            long organization, Topic topic, long followUpOf, long mergedInto, long mergeAt, long duplicate, long duplicateAt,
            boolean removed,
            boolean spam, String priority) {
    }

    TicketStory(Plot plot, Dice dice) {
        this.plot = plot;
        this.dice = dice;
        this.effect = Effect.at(plot.createdAt());
        this.line = new Timeline(plot.createdAt(), plot.priority());
    }

    Ticket tell() {
        long submitter = plot.outbound() ? People.agentOf(People.FRONT, dice) : plot.requester();
        open(submitter);
        if (plot.aiAgent()) {
            automatedAnswer();
        } else if (plot.mergedInto() != 0) {
            merge();
        } else if (plot.channel() == Channel.CHAT) {
            chat();
        } else if (plot.outbound()) {
            exchange(settle(line.now() + (long) dice.lognormal(6 * 3600, 1.0)), submitter);
        } else {
            firstReply();
        }
        afterwards();
        if (plot.removed()) {
            remove();
        }
        return new Ticket(plot.k(), plot.id(), plot.channel(), plot.outbound(), plot.aiAgent(), plot.createdAt(),
                plot.requester(), submitter, plot.organization(), plot.topic(), plot.followUpOf(), plot.mergedInto(),
                plot.spam(), line.audits(), Optional.ofNullable(survey));
    }

    private void open(long submitter) {
        line.create("status", plot.outbound() ? "pending" : "new")
                .create("subject", plot.topic().subject())
                .create("priority", plot.priority())
                .create("type", plot.topic() == Topic.PRODUCT ? "problem" : "question")
                .create("requester_id", plot.requester());
        if (plot.outbound()) {
            line.create("group_id", People.FRONT).create("assignee_id", submitter)
                    .comment(true, submitter, "Hello, we noticed a problem with your order: " + plot.topic().answer());
        } else if (plot.channel() == Channel.CHAT) {
            line.comment(true, plot.requester(), "Chat started\nVisitor: " + plot.topic().question() + "\nAgent: "
                    + plot.topic().answer());
        } else {
            line.comment(true, plot.requester(), plot.topic().question());
        }
        if (plot.channel() == Channel.CHAT || plot.channel() == Channel.MESSAGING) {
            line.follow(Calendar.EXTENDED);
        }
        line.at(plot.createdAt(), submitter, plot.outbound() ? "Web form" : plot.channel().eventName(), 0);
        if (!plot.outbound() && !plot.aiAgent() && plot.channel() == Channel.EMAIL && dice.chance(0.7)) {
            line.comment(true, People.SYSTEM, "We have your message and will answer soon.")
                    .at(line.now() + dice.between(2, 20), People.SYSTEM, RULE, AUTO_REPLY_RULE);
        }
    }

    private void automatedAnswer() {
        line.comment(true, People.SYSTEM, plot.topic().answer())
                .at(line.now() + dice.between(3, 15), People.SYSTEM, BOT, 0);
        line.status("solved").at(line.now() + dice.between(60, 900), People.SYSTEM, BOT, 0);
    }

    private void merge() {
        line.change(new Change.Changed("added_tags", null, "closed_by_merge"))
                .comment(false, People.agentOf(People.FRONT, dice),
                        "This request was closed and merged into request #" + plot.mergedInto() + ".")
                .status("closed").at(plot.mergeAt(), People.agentOf(People.FRONT, dice), "Merge", plot.mergedInto());
    }

    private void chat() {
        long agent = People.agentOf(People.FRONT, dice);
        line.assign(People.FRONT, agent).at(line.now() + (long) dice.lognormal(40 * effect.responseTime(), 0.8), agent, "Chat",
                0);
        line.status("solved").at(line.now() + (long) dice.lognormal(540, 0.5), agent, "Chat", 0);
    }

    private void firstReply() {
        long due = settle(line.schedule().plus(line.now(), (long) firstWait()));
        if (dice.chance(0.03)) {
            // Somebody looks in outside business hours.
            due = Math.min(due, settle(line.now() + dice.between(600, 30_000)));
        }
        long agent = People.agentOf(People.FRONT, dice);
        if (due - line.now() > 900 && dice.chance(0.5)) {
            line.assign(People.FRONT, agent).at(line.now() + (due - line.now()) / 3, People.SYSTEM, RULE, 0);
            if (dice.chance(0.3)) {
                line.comment(false, agent, "Looks like the usual carrier problem.")
                        .at(line.now() + (due - line.now()) / 2, agent, "Web form", 0);
            }
        }
        if (plot.duplicate() != 0 && plot.duplicateAt() + 60 < due - 5) {
            line.comment(false, agent, "Request #" + plot.duplicate() + " was closed and merged into this request.")
                    .at(due - 5, agent, "Merge", plot.duplicate());
        }
        if (dice.chance(0.08)) {
            due = escalate(due);
            agent = line.assignee();
        }
        exchange(due, agent);
    }

    private double firstWait() {
        double median = switch (plot.channel()) {
            case MESSAGING -> 420;
            case VOICEMAIL -> 3_600;
            default -> 6_600;
        };
        return dice.lognormal(median * effect.responseTime(), 1.0);
    }

    private long escalate(long due) {
        long specialist = People.agentOf(People.SPECIALISTS, dice);
        line.assign(People.SPECIALISTS, specialist).prioritise("urgent");
        if (dice.chance(0.4) && line.schedule() != Calendar.EXTENDED) {
            line.follow(Calendar.EXTENDED);
        }
        line.at(due - dice.between(0, Math.max(0, (due - line.now()) / 4)), People.agentOf(People.FRONT, dice), "Web form", 0);
        return settle(line.schedule().plus(Math.max(due, line.now()), (long) dice.lognormal(1_800, 0.8)));
    }

    /** Replies and answers, beginning with an agent's turn at {@code at}, until the ticket is solved. */
    private void exchange(long at, long firstAgent) {
        long agent = firstAgent;
        boolean fromCustomer = plot.outbound();
        long when = at;
        for (int round = 0;; round++) {
            if (fromCustomer) {
                line.comment(true, plot.requester(), "Thank you. One more question: will it really work?")
                        .status("open").at(when, plot.requester(), plot.channel().eventName(), 0);
                when = agentTime();
            }
            if (line.now() > Calendar.SETTLE || round > 5 || dice.chance(0.55)) {
                line.assign(group(agent), agent).comment(true, agent, plot.topic().answer()).status("solved")
                        .at(when, agent, "Web form", 0);
                return;
            }
            fromCustomer = false;
            double turn = dice.unit();
            if (turn < 0.15) {
                line.assign(group(agent), agent).comment(true, agent, "We ask the manufacturer.").status("hold")
                        .at(when, agent, "Web form", 0);
                when = settle(line.schedule().plus(line.now(), (long) dice.lognormal(20_000, 0.6)));
            } else if (turn < 0.35) {
                line.assign(group(agent), agent).comment(true, agent, "I am looking into it.").at(when, agent, "Web form", 0);
                when = settle(line.schedule().plus(line.now(), (long) dice.lognormal(2_400, 0.8)));
                if (dice.chance(0.3)) {
                    line.status("solved").at(when, agent, "Web form", 0);
                    return;
                }
            } else {
                line.assign(group(agent), agent).comment(true, agent, "Could you send me the order number?").status("pending")
                        .at(when, agent, "Web form", 0);
                if (dice.chance(0.12) && line.now() + 6 * 86_400 < Calendar.SETTLE) {
                    line.comment(true, People.SYSTEM, "We close this request as we have not heard from you.").status("solved")
                            .at(line.now() + 5 * 86_400 + dice.below(3600), People.SYSTEM, RULE, INACTIVITY_RULE);
                    return;
                }
                fromCustomer = true;
                when = customerTime();
            }
            if (dice.chance(0.1)) {
                agent = People.agentOf(group(agent), dice);
            }
        }
    }

    private static long group(long agent) {
        return People.groupOf(agent);
    }

    private long agentTime() {
        double median = plot.channel() == Channel.MESSAGING ? 240 : 5_400;
        return settle(line.schedule().plus(line.now(), (long) dice.lognormal(median, 0.9)));
    }

    private long customerTime() {
        double median = plot.channel() == Channel.MESSAGING ? 300 : 9_000;
        return settle(line.now() + Math.min(3 * 86_400, 30 + (long) dice.lognormal(median, 1.1)));
    }

    /** Solved: reopens, the survey, the closing, the vendor's silent housekeeping. */
    private void afterwards() {
        if (line.status().equals("solved")) {
            // A chat is over when it is over: who comes back opens another.
            boolean returnable = !plot.aiAgent() && plot.channel() != Channel.CHAT;
            if (returnable && line.now() + CLOSE_AFTER < Calendar.SETTLE && dice.chance(effect.reopen())) {
                reopen();
            }
            boolean ask = !plot.outbound() && !plot.aiAgent() && dice.chance(0.75);
            long solvedAt = line.now();
            long closeAt = solvedAt + CLOSE_AFTER + dice.below(3_600);
            if (ask) {
                survey = new SurveyStory(plot.id(), line, dice, effect, plot.requester()).tell(solvedAt, closeAt, SURVEY_RULE);
            }
            if (closeAt < Calendar.END) {
                line.status("closed").at(closeAt, People.SYSTEM, RULE, CLOSE_RULE);
                if (survey != null) {
                    SurveyStory.answersAfterClosing(survey, plot.id(), line, plot.requester());
                }
            }
        }
        if (dice.chance(0.05)) {
            long housekeeping = line.now() + dice.between(3_600, 10L * 86_400);
            if (housekeeping < Calendar.END) {
                line.at(housekeeping, People.SYSTEM, RULE, 0);
            }
        }
    }

    private void reopen() {
        long at = line.now() + Math.min(CLOSE_AFTER - 7_200, 60 + (long) dice.lognormal(20_000, 1.2));
        boolean thanks = dice.chance(0.25);
        line.comment(true, plot.requester(), thanks ? "Thanks, that did it!" : "It happened again. Please look once more.")
                .status("open").at(at, plot.requester(), plot.channel().eventName(), 0);
        long agent = line.assignee() == null ? People.agentOf(People.FRONT, dice) : line.assignee();
        long when = agentTime();
        if (thanks) {
            line.status("solved").at(when, agent, "Web form", 0);
        } else {
            line.assign(group(agent), agent).comment(true, agent, plot.topic().answer()).status("solved")
                    .at(when, agent, "Web form", 0);
        }
    }

    private void remove() {
        long at = Math.min(Calendar.END - 3_600, plot.createdAt() + 60 + (long) dice.exponential(20 * 3600));
        line.cutFrom(at);
        survey = survey != null && survey.offeredAt() < at && survey.answeredAt() < at && survey.changedAt() < at ? survey
                : null;
        line.status("deleted").at(at, People.agentOf(People.FRONT, dice), "Web form", 0);
    }

    /** Late in the year everything is finished at once. */
    private long settle(long at) {
        return at <= Calendar.SETTLE ? at : Math.max(line.now(), Math.min(at, Calendar.SETTLE)) + 300 + dice.below(3_000);
    }
}
