package io.helpdeskroi.zendesk;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import io.helpdeskroi.connector.rows.Mapped;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.ReadCost;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.Entity;

/**
 * Responses to surveys of the newer form. The list is filtered by creation, in milliseconds; a mind changed later shows in
 * the daily walk that goes back a month.
 */
final class SurveyStream implements VendorStream<ZendeskSession> {

    private static final StreamDescriptor DESCRIPTOR = new StreamDescriptor("survey-responses", "Survey responses",
            Set.of(Entity.SURVEY), true, Duration.ofMinutes(2), Duration.ofMinutes(5))
            .costing(new ReadCost(100, 0, "/api/v2/guide/survey_responses"));
    private final ListWalk list = ListWalk.since(DESCRIPTOR, Duration.ofHours(1), Duration.ofDays(35));

    @Override
    public StreamDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Fetched fetch(ZendeskSession session, FetchContext context) {
        SurveyMapper mapper = new SurveyMapper(Ids.of(context));
        return list.read(session, context,
                (from, after) -> session.api().surveyResponses(from.toEpochMilli(),
                        HoldBack.until(context).map(Instant::toEpochMilli).orElse(null), "id", ListWalk.PAGE_SIZE, after),
                page -> Mapped.rows("survey_responses", page.surveyResponses(), SurveyPage.Response::id, mapper::map));
    }
}
