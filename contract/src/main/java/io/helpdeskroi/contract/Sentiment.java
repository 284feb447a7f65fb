package io.helpdeskroi.contract;

import java.time.Instant;

/**
 * A model's score of a customer-authored text; the text itself does not travel.
 *
 * @param subjectId the event, interaction, mention or survey scored
 * @param authorType who wrote it
 * @param score -1 to 1
 * @param confidence 0 to 1
 * @param modelId model
 * @param modelVersion version
 * @param scoredAt when
 */
public record Sentiment(FactId subjectId, ActorType authorType, Double score, Double confidence, String modelId,
        String modelVersion, Instant scoredAt) implements Fact {

    public Sentiment {
        Check.required(subjectId, "subject_id");
        Check.required(authorType, "author_type");
        Check.range(Check.required(score, "score"), -1, 1, "score");
        Check.range(Check.required(confidence, "confidence"), 0, 1, "confidence");
        Check.text(modelId, "model_id", 100);
        Check.text(modelVersion, "model_version", 100);
        Check.required(scoredAt, "scored_at");
    }

    @Override
    public Entity kind() {
        return Entity.SENTIMENT;
    }
}
