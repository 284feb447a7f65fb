package io.helpdeskroi.local.onboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class FiguresTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({ "0.4, 0 s", "59, 59 s", "60, 1 min 0 s", "3599, 59 min 59 s", "3600, 1 h 0 min", "86399, 23 h 59 min",
            "90000, 1 d 1 h" })
    void speakOfTimeAsPeopleDo(double seconds, String text) {
        assertThat(Figures.readable(seconds)).isEqualTo(text);
    }

    @Test
    void showSharesWithTheirPopulation() throws Exception {
        assertThat(Figures.share(json("{\"value\":0.8125,\"num\":13,\"den\":16,\"n\":16}"))).isEqualTo("81.3 % of 16 answers");
    }

    @Test
    void showMedianAndMean() throws Exception {
        assertThat(Figures.duration(json("{\"value\":5400,\"n\":1200,\"quantiles\":{\"median\":90}}")))
                .isEqualTo("1 min 30 s median, 1 h 30 min mean of 1,200");
    }

    @Test
    void sayWhyThereIsNone() throws Exception {
        assertThat(Figures.share(json("{\"value\":null,\"reason\":\"no_population\"}"))).isEqualTo("undefined (no_population)");
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text);
    }
}
