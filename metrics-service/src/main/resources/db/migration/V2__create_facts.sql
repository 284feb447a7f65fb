-- Normalized facts as the sources delivered them, newest version per id.

-- Short keys for the ids that other tables repeat a million times; also what writers lock, in key order, so that batches
-- which touch the same interaction or customer wait for each other.
CREATE TABLE subject (
    key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id  text COLLATE "C" NOT NULL UNIQUE
);

CREATE TABLE fact (
    id                text COLLATE "C" PRIMARY KEY,
    entity            text COLLATE "C" NOT NULL,
    owner_key         bigint, -- the interaction, customer or unattached survey it belongs to
    source_updated_at timestamptz NOT NULL,
    ingested_at       timestamptz NOT NULL,
    row_version       integer NOT NULL,
    content_hash      bigint NOT NULL,
    body              text NOT NULL -- JSON of the contract; text because nothing here asks into it, and parsing it costs
) WITH (fillfactor = 90);
CREATE INDEX fact_owner ON fact (owner_key) WHERE owner_key IS NOT NULL;
CREATE INDEX fact_reference ON fact (entity, id) WHERE entity IN ('agent', 'team', 'schedule');

-- What was derived about an interaction as a whole (JSON of InteractionFacts), input of the derivation across a
-- customer's interactions.
CREATE TABLE interaction (
    key          bigint PRIMARY KEY,
    customer_key bigint,
    facts        text NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX interaction_customer ON interaction (customer_key) WHERE customer_key IS NOT NULL;

-- Merges in both directions, undone ones included: connected interactions are derived together.
CREATE TABLE merge_link (
    from_key bigint NOT NULL,
    to_key   bigint NOT NULL,
    PRIMARY KEY (from_key, to_key)
);

-- Which agents, teams, schedules and customers a derivation asked for; when one of them changes or arrives late, exactly
-- these interactions are derived again.
CREATE TABLE derivation_input (
    input_key       bigint NOT NULL,
    interaction_key bigint NOT NULL,
    PRIMARY KEY (input_key, interaction_key)
);

-- Interactions to derive again. A key may stand here more than once: writers only ever insert, so they never wait.
CREATE TABLE rederivation (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject_key bigint NOT NULL,
    cause       text NOT NULL,
    queued_at   timestamptz NOT NULL,
    attempts    integer NOT NULL DEFAULT 0,
    not_before  timestamptz NOT NULL
);
