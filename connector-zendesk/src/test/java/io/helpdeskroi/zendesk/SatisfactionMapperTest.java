package io.helpdeskroi.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.rows.Mapped;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.Survey;
import io.helpdeskroi.contract.SurveyKind;

class SatisfactionMapperTest {

    private final List<MappedRecord> ratings = Mapped.rows("satisfaction_ratings",
            Payloads.file("satisfaction_ratings.json", RatingPage.class).satisfactionRatings(), RatingPage.Rating::id,
            new RatingMapper(new Ids("acme"))::map);
    private final List<MappedRecord> responses = responses(Payloads.text("survey_responses.json"));

    @Test
    void tellsAnOfferFromAnAnswer() {
        Survey offer = rating(1);
        assertThat(offer.offeredAt()).isEqualTo("2026-09-22T10:00:00Z");
        assertThat(offer.respondedAt()).isNull();
        assertThat(offer.ratingLatest()).isNull();
        assertThat(offer.reason()).as("the vendor gives offers a reason too").isNull();
        Survey good = rating(2);
        assertThat(good.offeredAt()).isEqualTo("2026-09-22T10:00:00Z");
        assertThat(good.respondedAt()).isEqualTo("2026-09-23T08:00:00Z");
    }

    @Test
    void putsGoodAndBadOnAScaleOfTwo() {
        assertThat(List.of(rating(2).scaleMin(), rating(2).scaleMax(), rating(2).ratingRaw())).containsExactly(1, 2, 2);
        assertThat(rating(3).ratingRaw()).isEqualTo(1);
        assertThat(rating(3).reason()).isEqualTo("The issue took too long to resolve");
        assertThat(rating(3).offeredAt()).as("made and rated at once").isNull();
    }

    @Test
    void takesAnUnofferedRatingForNone() {
        assertThat(Payloads.ids(ratings)).containsExactly("survey/rating:1", "survey/rating:2", "survey/rating:3");
        assertThat(Payloads.skips(ratings)).containsExactly("unoffered");
    }

    @Test
    void takesTheScaleFromTheQuestion() {
        Survey five = Payloads.fact(responses, "survey/survey:01J1WB51MG6HXTYWE6Q0C93RNW", Survey.class);
        assertThat(five.type()).isEqualTo(SurveyKind.CSAT);
        assertThat(five.interactionId()).hasToString("acme/interaction/ticket:501");
        assertThat(five.customerId()).hasToString("acme/customer/user:9001");
        assertThat(List.of(five.scaleMin(), five.scaleMax(), five.ratingRaw())).containsExactly(1, 5, 4);
        assertThat(five.respondedAt()).isEqualTo("2026-09-22T08:00:00Z");
        assertThat(five.revisedAt()).isEqualTo("2026-09-22T09:00:00Z");
        assertThat(five.expiresAt()).isEqualTo("2026-10-21T00:00:00Z");
    }

    @Test
    void keepsOtherQuestionsApartFromSatisfaction() {
        Survey other = Payloads.fact(responses, "survey/survey:01J1WB51MG6HXTYWE6Q0C93RNW:2", Survey.class);
        assertThat(other.type()).isEqualTo(SurveyKind.CUSTOM);
        assertThat(other.scaleMax()).isEqualTo(3);
    }

    @Test
    void leavesOutAResponseWithoutARating() {
        assertThat(Payloads.skips(responses)).containsExactly("no_rating");
    }

    @Test
    void parksAScaleThatCannotBeRead() {
        assertThat(responses("""
                {"survey_responses":[{"id":"a","subject_zrns":["zen:ticket:5"],"answers":[{"type":"rating_scale","rating":4,
                 "created_at":"2026-09-22T08:00:00.000Z","question":{"sub_type":"customer_satisfaction","options":[]}}]}]}"""))
                .containsExactly(new MappedRecord.Malformed("a", "answers.question.options",
                        "has no scale; expected at least two ratings"));
    }

    @Test
    void carriesNoComment() {
        assertThat(ratings.toString() + responses).doesNotContain("quick", "slow", "fine");
    }

    private Survey rating(int id) {
        return Payloads.fact(ratings, "survey/rating:" + id, Survey.class);
    }

    @Test
    void parksAResponseWhoseTimeIsUnreadable() {
        assertThat(responses("""
                {"survey_responses":[{"id":"a","expires_at":"yesterday","subject_zrns":["zen:ticket:5"],"answers":[]}]}"""))
                .containsExactly(
                        new MappedRecord.Malformed("a", "expires_at", "is no time; expected ISO 8601 with an offset"));
    }

    private static List<MappedRecord> responses(String json) {
        return Mapped.rows("survey_responses", Payloads.page(json, SurveyPage.class).surveyResponses(), SurveyPage.Response::id,
                new SurveyMapper(new Ids("acme"))::map);
    }
}
