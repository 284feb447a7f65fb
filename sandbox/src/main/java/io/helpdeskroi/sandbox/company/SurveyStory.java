package io.helpdeskroi.sandbox.company;

/**
 * Tells the life of one satisfaction survey: offered a day after the solve, perhaps answered, perhaps changed. Until the
 * initiative's first day the company uses the vendor's older ratings, then its newer surveys; a ticket is never asked twice.
 */
final class SurveyStory {

    private static final int DELAY = 86_400;

    private final long ticket;
    private final Timeline line;
    private final Dice dice;
    private final Effect effect;
    private final long requester;

    SurveyStory(long ticket, Timeline line, Dice dice, Effect effect, long requester) {
        this.requester = requester;
        this.ticket = ticket;
        this.line = line;
        this.dice = dice;
        this.effect = effect;
    }

    /** Offers the survey, and lets the customer answer as far as the ticket is not closed by then; null when too late. */
    Survey tell(long solvedAt, long closeAt, long rule) {
        long offered = solvedAt + DELAY + dice.below(3_600);
        if (offered + 3_600 > Calendar.END) {
            return null;
        }
        boolean newer = offered >= Calendar.INITIATIVE;
        long assignee = line.assignee() == null ? 0 : line.assignee();
        long group = line.group() == null ? 0 : line.group();
        if (newer) {
            line.change(new Change.SurveyOffered(Survey.SURVEY_ID));
        }
        line.change(new Change.Changed("satisfaction_score", "unoffered", "offered"))
                .at(offered, People.SYSTEM, "Rule", rule);
        boolean answers = dice.chance(0.42);
        boolean happy = dice.chance(effect.satisfaction());
        long answered = offered + 120 + (long) dice.lognormal(newer ? 30_000 : 18_000, 1.3);
        answered = newer ? Math.min(answered, offered + 20L * 86_400) : answered;
        boolean tooLate = answered + 3_600 > Calendar.END || !newer && answered > closeAt - 3_600;
        if (!answers || tooLate) {
            return new Survey(newer, offered, 0, 0, 0, 0, "", assignee, group);
        }
        int first = rating(newer, happy);
        String comment = dice.chance(0.3) ? happy ? "Quick and friendly." : "Took too long." : "";
        long changed = 0;
        int latest = first;
        if (dice.chance(0.05)) {
            // The older ratings do not keep the first answer's time, so a change of mind stays within the day.
            long mind = newer ? answered + dice.between(3_600, 5L * 86_400) : answered + dice.between(60, 3_000);
            boolean sameDay = day(mind) == day(answered);
            if (mind + 3_600 < Calendar.END && (newer || sameDay && mind < closeAt)) {
                changed = mind;
                latest = rating(newer, !happy);
            }
        }
        Survey survey = new Survey(newer, offered, answered, first, changed, latest, comment, assignee, group);
        if (answered < closeAt) {
            answer(survey, ticket, line, false, requester);
        }
        if (changed != 0 && changed < closeAt) {
            answer(survey, ticket, line, true, requester);
        }
        return survey;
    }

    /** What the customer still answers once the ticket is closed; only the newer surveys allow it. */
    static void answersAfterClosing(Survey survey, long ticket, Timeline line, long requester) {
        if (survey.answeredAt() > line.now()) {
            answer(survey, ticket, line, false, requester);
        }
        if (survey.changedAt() > line.now()) {
            answer(survey, ticket, line, true, requester);
        }
    }

    private static void answer(Survey survey, long ticket, Timeline line, boolean change, long requester) {
        if (survey.newer()) {
            line.change(new Change.SurveyAnswered(Survey.responseId(ticket)));
        }
        String before = change ? survey.score(false) : "offered";
        if (!before.equals(survey.score(change))) {
            line.change(new Change.Changed("satisfaction_score", before, survey.score(change)));
        }
        line.at(change ? survey.changedAt() : survey.answeredAt(), requester, "Web form", 0);
    }

    private int rating(boolean newer, boolean happy) {
        if (!newer) {
            return happy ? 2 : 1;
        }
        return happy ? 4 + dice.below(2) : 1 + dice.below(3);
    }

    private static long day(long at) {
        return java.time.Instant.ofEpochSecond(at).atZone(Calendar.ZONE).toLocalDate().toEpochDay();
    }
}
