package io.helpdeskroi.metrics.fact;

import java.util.List;

import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Leg;
import io.helpdeskroi.contract.Sla;
import io.helpdeskroi.contract.Survey;

/**
 * Everything known about one interaction, in any order.
 */
public record CaseFile(FactId id, Interaction interaction, List<Identified<Event>> events, List<Identified<Leg>> legs,
        List<Identified<Sla>> slas, List<Identified<Survey>> surveys) {

    public CaseFile {
        events = List.copyOf(events);
        legs = List.copyOf(legs);
        slas = List.copyOf(slas);
        surveys = List.copyOf(surveys);
    }
}
