package io.helpdeskroi.contract;

import java.time.Instant;

/**
 * A visit to self-service: help centre, bot, IVR.
 *
 * @param customerId optional for anonymous visitors
 * @param surface where
 * @param startedAt start
 * @param endedAt optional while it lasts
 * @param intent default unknown
 * @param articleViews count
 * @param searches count
 * @param zeroResultSearches count
 * @param searchClicks count
 * @param answersShown count
 * @param requestedHuman asked for a person
 * @param handoffAt optional
 * @param interactionId optional
 * @param confirmed whether the customer said it helped; optional
 */
public record SelfServiceSession(FactId customerId, Surface surface, Instant startedAt, Instant endedAt, Intent intent,
        int articleViews, int searches, int zeroResultSearches, int searchClicks, int answersShown, boolean requestedHuman,
        Instant handoffAt, FactId interactionId, Boolean confirmed) implements Fact {

    public SelfServiceSession {
        Check.entity(customerId, Entity.CUSTOMER, "customer_id");
        Check.required(surface, "surface");
        Check.required(startedAt, "started_at");
        Check.notBefore(endedAt, startedAt, "ended_at", "started_at");
        intent = intent == null ? Intent.UNKNOWN : intent;
        Check.notNegative(articleViews, "article_views");
        Check.notNegative(searches, "searches");
        Check.notNegative(zeroResultSearches, "zero_result_searches");
        Check.notNegative(searchClicks, "search_clicks");
        Check.notNegative(answersShown, "answers_shown");
        Check.entity(interactionId, Entity.INTERACTION, "interaction_id");
    }

    @Override
    public Entity kind() {
        return Entity.SELF_SERVICE_SESSION;
    }

    /** Where self-service takes place. */
    public enum Surface {
        HELP_CENTER,
        FAQ,
        IN_APP,
        BOT,
        IVR,
        COMMUNITY
    }

    /** Whether the visitor was looking for help. */
    public enum Intent {
        HELP_SEEKING,
        BROWSING,
        UNKNOWN
    }
}
