package io.helpdeskroi.zendesk;

import java.time.Instant;
import java.util.List;

import io.helpdeskroi.connector.rows.BadField;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Survey;
import io.helpdeskroi.contract.SurveyKind;

/**
 * A rating of the older form as a survey on a scale of two: bad is 1, good is 2. Who is credited is left to the timeline:
 * the vendor's assignee may not have answered at all.
 */
record RatingMapper(Ids ids) {

    private static final int BAD = 1;
    private static final int GOOD = 2;

    List<MappedRecord> map(RatingPage.Rating rating) {
        Instant created = VendorTime.required(rating.createdAt(), "created_at");
        Instant updated = VendorTime.required(rating.updatedAt() == null ? rating.createdAt() : rating.updatedAt(),
                "updated_at");
        if (rating.ticketId() == null) {
            throw new BadField("ticket_id", "is missing; expected the rated ticket");
        }
        return switch (rating.score() == null ? "" : rating.score()) {
            case "offered" -> survey(rating, updated, created, null, null);
            case "good" -> answered(rating, created, updated, GOOD);
            case "bad" -> answered(rating, created, updated, BAD);
            case "unoffered" -> List.of(new MappedRecord.Skipped("unoffered"));
            default -> List.of(new MappedRecord.Skipped("unknown_score"));
        };
    }

    /** A row that was made and rated in the same second was never an offer by itself. */
    private List<MappedRecord> answered(RatingPage.Rating rating, Instant created, Instant updated, int score) {
        return survey(rating, updated, updated.isAfter(created) ? created : null, updated, score);
    }

    private List<MappedRecord> survey(RatingPage.Rating rating, Instant version, Instant offered, Instant responded,
            Integer score) {
        Survey survey = new Survey(SurveyKind.CSAT, ids.ticket(rating.ticketId()), ids.customerOrNull(rating.requesterId()),
                null,
                null, BAD, GOOD, false, offered, null, false, null, responded, score, null, score,
                score == null ? null : rating.reason(), null, false);
        return List.of(new MappedRecord.Delivered(new FactRecord(ids.of(Entity.SURVEY, "rating:" + rating.id()), version,
                survey)));
    }
}
