package io.helpdeskroi.zendesk;

import java.util.List;

import io.helpdeskroi.connector.rows.Rows;

/**
 * A page of {@code /guide/survey_responses}, the newer form of survey.
 */
record SurveyPage(Rows<Response> surveyResponses, ListWalk.Meta meta, ListWalk.Links links, String nextPage)
        implements
            ListWalk.Page {

    /** A customer's answers to one survey; every value but the id may be null. Open answers are not read. */
    record Response(String id, Long responderId, String expiresAt, List<Subject> subjects, List<String> subjectZrns,
            List<Answer> answers) {
    }

    /** What was asked about. */
    record Subject(String id, String type) {
    }

    /** One answer; {@code rating} only for a rating scale. */
    record Answer(String type, Integer rating, String createdAt, String updatedAt, Question question) {
    }

    /** What was asked; {@code options} only for a rating scale. */
    record Question(String subType, List<Option> options) {
    }

    /** A step of a scale. */
    record Option(Integer rating) {
    }

    @Override
    public int size() {
        return surveyResponses == null ? 0 : surveyResponses.size();
    }
}
