package io.helpdeskroi.sandbox.zendesk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.helpdeskroi.sandbox.company.Survey;
import io.helpdeskroi.sandbox.company.Ticket;
import io.helpdeskroi.sandbox.control.Json;

/**
 * Satisfaction in the vendor's two forms: the older ratings, one row for an offer and what becomes of it, and the newer
 * survey responses, which exist once answered.
 */
final class SatisfactionJson {

    private SatisfactionJson() {
    }

    static long ratingId(Ticket ticket) {
        return 360_006_000_000L + ticket.id();
    }

    /** When the row last changed, as seen at {@code until}. */
    static long updatedAt(Survey survey, long until) {
        if (survey.changedAt() != 0 && survey.changedAt() <= until) {
            return survey.changedAt();
        }
        return survey.answeredAt() != 0 && survey.answeredAt() <= until ? survey.answeredAt() : survey.offeredAt();
    }

    static String score(Survey survey, long until) {
        boolean answered = survey.answeredAt() != 0 && survey.answeredAt() <= until;
        return answered ? survey.score(survey.changedAt() != 0 && survey.changedAt() <= until) : "offered";
    }

    static Map<String, Object> rating(Ticket ticket, long until, String url) {
        Survey survey = ticket.survey().orElseThrow();
        String score = score(survey, until);
        boolean answered = !score.equals("offered");
        return Json.object("url", url + "/satisfaction_ratings/" + ratingId(ticket) + ".json", "id", ratingId(ticket),
                "ticket_id", ticket.id(), "requester_id", ticket.requesterId(), "assignee_id", Json.id(survey.assigneeId()),
                "group_id", Json.id(survey.groupId()), "score", score, "created_at", Json.time(survey.offeredAt()),
                "updated_at", Json.time(updatedAt(survey, until)), "comment",
                answered && !survey.comment().isEmpty() ? survey.comment() : null, "reason", "No reason provided",
                "reason_id", answered ? 1_000 : 0, "reason_code", answered ? 100 : 0);
    }

    static Map<String, Object> response(Ticket ticket, long until) {
        Survey survey = ticket.survey().orElseThrow();
        boolean changed = survey.changedAt() != 0 && survey.changedAt() <= until;
        int value = changed ? survey.rating() : survey.firstRating();
        String updated = Json.preciseTime(changed ? survey.changedAt() : survey.answeredAt());
        String created = Json.preciseTime(survey.answeredAt());
        String zrn = "zen:ticket:" + ticket.id();
        List<Object> answers = new ArrayList<>();
        answers.add(Json.object("type", "rating_scale", "rating", value, "rating_category",
                value >= 4 ? "good" : value == 3 ? "neutral" : "bad", "created_at", created, "updated_at", updated, "question",
                Json.object("id", "01J58K2Q00000000000000000Q", "type", "rating_scale_numeric", "sub_type",
                        "customer_satisfaction", "options", options())));
        if (!survey.comment().isEmpty()) {
            answers.add(Json.object("type", "open_ended", "value", survey.comment(), "created_at", created, "updated_at",
                    updated,
                    "question", Json.object("id", "01J58K2Q00000000000000000R", "type", "open_ended", "alias", "comment")));
        }
        return Json.object("id", Survey.responseId(ticket.id()), "responder_id", ticket.requesterId(), "expires_at",
                Json.preciseTime(survey.offeredAt() + Survey.EXPIRY), "survey",
                Json.object("id", Survey.SURVEY_ID, "version", 1, "state", "enabled"), "subject_zrns", List.of(zrn), "subjects",
                List.of(Json.object("id", Long.toString(ticket.id()), "type", "ticket", "zrn", zrn)), "answers", answers);
    }

    private static List<Object> options() {
        List<Object> options = new ArrayList<>();
        for (int rating = 1; rating <= 5; rating++) {
            options.add(Json.object("rating", rating));
        }
        return options;
    }
}
