package io.helpdeskroi.metrics.fact;

import static io.helpdeskroi.metrics.golden.GoldenG1.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Survey;
import io.helpdeskroi.contract.SurveyKind;
import io.helpdeskroi.metrics.golden.DerivedWorld;

/**
 * Boxes, groups and scales of survey answers (KPI catalogue §6.5).
 */
class SurveyDerivationTest {

    private static final FactId ID = FactId.of("crm", Entity.SURVEY, "s1");

    private static List<Observation> answered(SurveyKind kind, int min, int max, boolean reversed, int rating) {
        Survey survey = new Survey(kind, null, null, null, null, min, max, reversed, at("05-01 10:00"), null, false, null,
                at("05-02 10:00"), rating, null, null, null, null, false);
        return new SurveyDerivation(new DerivedWorld(List.of(), AccountSettings.defaults()), AccountSettings.defaults())
                .derive(new Identified<>(ID, survey));
    }

    private static Observation row(List<Observation> rows, Kind kind) {
        return rows.stream().filter(row -> row.kind() == kind).findFirst().orElseThrow();
    }

    /** The lowest satisfied and the highest dissatisfied rating of each scale. */
    @ParameterizedTest
    @CsvSource({ "1,2,2,1", "1,3,3,1", "1,4,3,1", "1,5,4,2", "1,6,5,2", "1,7,6,2", "1,10,8,3", "0,10,8,3" })
    void topAndBottomBox(int min, int max, int satisfied, int dissatisfied) {
        for (int rating = min; rating <= max; rating++) {
            List<Observation> rows = answered(SurveyKind.CSAT, min, max, false, rating);
            assertThat(row(rows, Kind.CSAT).num()).isEqualTo(rating >= satisfied ? 1 : 0);
            assertThat(row(rows, Kind.DSAT).num()).isEqualTo(rating <= dissatisfied ? 1 : 0);
            assertThat(row(rows, Kind.CSAT_SCORE).num()).isEqualTo(rating);
        }
    }

    @ParameterizedTest
    @CsvSource({ "10,promoter,1", "9,promoter,1", "8,passive,0", "7,passive,0", "6,detractor,-1", "0,detractor,-1" })
    void promoterGroups(int rating, String group, double num) {
        Observation row = row(answered(SurveyKind.NPS_RELATIONSHIP, 0, 10, false, rating), Kind.NPS_RELATIONSHIP);
        assertThat(row.code()).isEqualTo(group);
        assertThat(row.num()).isEqualTo(num);
        assertThat(row.interactionId()).isEqualTo(ID);
    }

    @Test
    void otherScalesAreNotNps() {
        List<Observation> rows = answered(SurveyKind.NPS_RELATIONSHIP, 1, 10, false, 9);
        assertThat(rows).extracting(Observation::kind).containsExactly(Kind.SURVEY_OFFER, Kind.DQ_OUT_OF_SCALE);
    }

    @Test
    void reversedEffortIsMappedToSevenPoints() {
        Observation mapped = row(answered(SurveyKind.CES, 1, 5, true, 2), Kind.CES);
        assertThat(mapped.num()).isEqualTo(5.5);
        assertThat(mapped.code()).isEqualTo("mapped");
        assertThat(row(answered(SurveyKind.CES, 1, 7, false, 6), Kind.CES).num()).isEqualTo(6);
    }
}
