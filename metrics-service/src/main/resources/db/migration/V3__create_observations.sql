-- Derived observations, bitemporal: "at" is when it happened, believed_from/believed_to when we thought so.

-- A kind of observation under certain parameters.
CREATE TABLE series (
    id      integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind    text COLLATE "C" NOT NULL,
    variant text COLLATE "C" NOT NULL,
    UNIQUE (kind, variant)
);

-- A combination of dimension values; few compared with observations.
CREATE TABLE slice (
    id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    dimensions text COLLATE "C" NOT NULL UNIQUE
);

-- subject_key is the interaction or, for what looks across a customer's interactions, the customer: a derivation replaces
-- the rows of its subject. The table is not partitioned: a derivation asks for rows by subject whatever their time, and
-- would have to look into every partition. Should old months have to go to slower disks, partition by range of "at" and
-- bound the question by the subject's first and last instant.
CREATE TABLE observation (
    id              bigint GENERATED ALWAYS AS IDENTITY,
    subject_key     bigint NOT NULL,
    series_id       integer NOT NULL,
    ordinal         integer NOT NULL,
    slice_id        integer NOT NULL,
    at              timestamptz NOT NULL,
    believed_from   timestamptz NOT NULL,
    believed_to     timestamptz NOT NULL,
    interaction_key bigint NOT NULL,
    customer_key    bigint,
    agent_key       bigint,
    until           timestamptz,
    start_at        timestamptz,
    mature_at       timestamptz,
    calendar_ms     bigint,
    business_ms     bigint,
    num             double precision,
    den             double precision,
    code            text,
    reason          text
) WITH (fillfactor = 90);
CREATE INDEX observation_subject ON observation (subject_key) WHERE believed_to = 'infinity';
CREATE INDEX observation_series_at ON observation (series_id, at);
-- Snapshots ask for what is still open, however long ago it began.
CREATE INDEX observation_open ON observation (series_id, at) WHERE until IS NULL AND believed_to = 'infinity';

-- Why believed rows of a subject changed at an instant: the cause of restatements.
CREATE TABLE restatement (
    subject_key bigint NOT NULL,
    at          timestamptz NOT NULL,
    cause       text NOT NULL,
    PRIMARY KEY (subject_key, at)
);
