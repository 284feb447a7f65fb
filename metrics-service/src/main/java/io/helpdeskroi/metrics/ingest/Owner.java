package io.helpdeskroi.metrics.ingest;

import io.helpdeskroi.contract.Customer;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.Fact;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Leg;
import io.helpdeskroi.contract.Mention;
import io.helpdeskroi.contract.QualityReview;
import io.helpdeskroi.contract.SelfServiceSession;
import io.helpdeskroi.contract.Sla;
import io.helpdeskroi.contract.Survey;

/**
 * Whose timeline a fact belongs to: the interaction it tells of, else the customer or the survey itself; null for facts
 * that belong to no timeline.
 */
final class Owner {

    private Owner() {
    }

    static FactId of(FactId id, Fact fact) {
        if (fact instanceof Interaction || fact instanceof Customer) {
            return id;
        }
        if (fact instanceof Event event) {
            return event.interactionId();
        }
        if (fact instanceof Leg leg) {
            return leg.interactionId();
        }
        if (fact instanceof Sla sla) {
            return sla.interactionId();
        }
        if (fact instanceof Survey survey) {
            return survey.interactionId() == null ? id : survey.interactionId();
        }
        if (fact instanceof QualityReview review) {
            return review.interactionId();
        }
        if (fact instanceof SelfServiceSession session) {
            return session.interactionId();
        }
        if (fact instanceof Mention mention) {
            return mention.interactionId();
        }
        return null;
    }
}
