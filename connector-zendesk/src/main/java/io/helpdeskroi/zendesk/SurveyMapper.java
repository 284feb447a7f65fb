package io.helpdeskroi.zendesk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.helpdeskroi.connector.rows.BadField;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Survey;
import io.helpdeskroi.contract.SurveyKind;

/**
 * A survey response as surveys, one for each rating scale it answers. The first about satisfaction has the response's own
 * id. When it was offered is not told here.
 */
record SurveyMapper(Ids ids) {

    private static final String ABOUT_SATISFACTION = "customer_satisfaction";

    List<MappedRecord> map(SurveyPage.Response response) {
        if (response.id() == null || response.id().isBlank()) {
            throw new BadField("id", "is missing; expected the response's id");
        }
        Instant expires = VendorTime.optional(response.expiresAt(), "expires_at");
        Optional<FactId> ticket = ticket(response);
        if (ticket.isEmpty()) {
            return List.of(new MappedRecord.Skipped("not_about_a_ticket"));
        }
        List<SurveyPage.Answer> answers = response.answers() == null ? List.of() : response.answers();
        List<MappedRecord> records = new ArrayList<>();
        boolean satisfactionFound = false;
        for (int n = 0; n < answers.size(); n++) {
            SurveyPage.Answer answer = answers.get(n);
            if (!"rating_scale".equals(answer.type()) || answer.rating() == null) {
                continue;
            }
            boolean satisfaction = answer.question() != null && ABOUT_SATISFACTION.equals(answer.question().subType());
            String part = satisfaction && !satisfactionFound ? "" : ":" + n;
            satisfactionFound |= satisfaction;
            records.add(survey(response, ticket.get(), expires, answer, satisfaction, part));
        }
        return records.isEmpty() ? List.of(new MappedRecord.Skipped("no_rating")) : records;
    }

    private MappedRecord survey(SurveyPage.Response response, FactId ticket, Instant expires, SurveyPage.Answer answer,
            boolean satisfaction, String part) {
        Instant responded = VendorTime.required(answer.createdAt(), "answers.created_at");
        Instant updated = VendorTime.optional(answer.updatedAt(), "answers.updated_at");
        Instant revised = updated != null && updated.isAfter(responded) ? updated : null;
        List<Integer> steps = answer.question() == null || answer.question().options() == null ? List.of()
                : answer.question().options().stream().map(SurveyPage.Option::rating).filter(Objects::nonNull).sorted()
                        .toList();
        if (steps.size() < 2) {
            throw new BadField("answers.question.options", "has no scale; expected at least two ratings");
        }
        Survey survey = new Survey(satisfaction ? SurveyKind.CSAT : SurveyKind.CUSTOM, ticket,
                ids.customerOrNull(response.responderId()), null, null, steps.get(0), steps.get(steps.size() - 1), false, null,
                null, false, expires, responded, answer.rating(), revised,
                answer.rating(), null, null, false);
        return new MappedRecord.Delivered(new FactRecord(ids.of(Entity.SURVEY, "survey:" + response.id() + part),
                revised == null ? responded : revised, survey));
    }

    private Optional<FactId> ticket(SurveyPage.Response response) {
        Stream<String> subjects = Stream.ofNullable(response.subjects()).flatMap(List::stream)
                .filter(subject -> "ticket".equals(subject.type())).map(SurveyPage.Subject::id);
        Stream<String> names = Stream.ofNullable(response.subjectZrns()).flatMap(List::stream)
                .filter(name -> name.startsWith("zen:ticket:")).map(name -> name.substring("zen:ticket:".length()));
        return Stream.concat(subjects, names).filter(id -> id != null && id.matches("\\d{1,18}")).findFirst()
                .map(id -> ids.ticket(Long.parseLong(id)));
    }
}
