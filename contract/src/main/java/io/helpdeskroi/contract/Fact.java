package io.helpdeskroi.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * One normalized statement of a source about the world; the property {@code entity} says which kind.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entity")
@JsonSubTypes({
        @JsonSubTypes.Type(value = Interaction.class, name = "interaction"),
        @JsonSubTypes.Type(value = Event.class, name = "event"),
        @JsonSubTypes.Type(value = Leg.class, name = "leg"),
        @JsonSubTypes.Type(value = Sla.class, name = "sla"),
        @JsonSubTypes.Type(value = Survey.class, name = "survey"),
        @JsonSubTypes.Type(value = Agent.class, name = "agent"),
        @JsonSubTypes.Type(value = AgentState.class, name = "agent_state"),
        @JsonSubTypes.Type(value = Shift.class, name = "shift"),
        @JsonSubTypes.Type(value = Team.class, name = "team"),
        @JsonSubTypes.Type(value = Customer.class, name = "customer"),
        @JsonSubTypes.Type(value = Organisation.class, name = "organisation"),
        @JsonSubTypes.Type(value = Schedule.class, name = "schedule"),
        @JsonSubTypes.Type(value = Commerce.class, name = "commerce"),
        @JsonSubTypes.Type(value = Sentiment.class, name = "sentiment"),
        @JsonSubTypes.Type(value = Mention.class, name = "mention"),
        @JsonSubTypes.Type(value = BrandPost.class, name = "brand_post"),
        @JsonSubTypes.Type(value = PostSnapshot.class, name = "post_snapshot"),
        @JsonSubTypes.Type(value = SelfServiceSession.class, name = "self_service_session"),
        @JsonSubTypes.Type(value = QualityReview.class, name = "quality_review"),
        @JsonSubTypes.Type(value = CampaignMail.class, name = "campaign_mail"),
        @JsonSubTypes.Type(value = Visit.class, name = "visit")
})
public sealed interface Fact permits Interaction, Event, Leg, Sla, Survey, Agent, AgentState, Shift, Team, Customer,
        Organisation, Schedule, Commerce, Sentiment, Mention, BrandPost, PostSnapshot, SelfServiceSession, QualityReview,
        CampaignMail, Visit {

    /** The kind of this fact; equals the entity of the id it is delivered under. */
    @JsonIgnore
    Entity kind();
}
