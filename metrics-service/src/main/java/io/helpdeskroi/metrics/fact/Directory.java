package io.helpdeskroi.metrics.fact;

import java.util.Optional;

import io.helpdeskroi.contract.Agent;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Source;
import io.helpdeskroi.contract.Team;
import io.helpdeskroi.metrics.time.BusinessHours;

/**
 * What a derivation must know beyond the case itself. Implementations answer from memory: they are asked for every message.
 */
public interface Directory {

    Optional<Agent> agent(FactId id);

    Optional<Team> team(FactId id);

    /** The resolved customer; empty when the customer row has not arrived, then the id itself is taken as countable. */
    Optional<Party> customer(FactId id);

    Optional<BusinessHours> schedule(FactId id);

    /** The source of this slug; empty when unregistered, then every capability is assumed. */
    Optional<Source> source(String slug);
}
