-- Back-fills read a range of the past again beside live polling, re-walks a sample of it; each has places of its own in the
-- feeds, so that the live ones are never touched.

CREATE TABLE backfill (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    connection_id text        NOT NULL REFERENCES connection ON DELETE CASCADE,
    kind          text        NOT NULL CHECK (kind IN ('BACKFILL', 'REWALK')),
    state         text        NOT NULL DEFAULT 'WAITING'
                  CHECK (state IN ('WAITING', 'RUNNING', 'COMPLETED', 'CANCELLED', 'FAILED')),
    range_from    timestamptz NOT NULL,
    range_to      timestamptz NOT NULL CHECK (range_to > range_from),
    reason        text,
    requested_by  text        NOT NULL,
    requested_at  timestamptz NOT NULL,
    ended_at      timestamptz,
    estimate      jsonb       NOT NULL
);
CREATE INDEX backfill_of_connection ON backfill (connection_id, id DESC);
CREATE INDEX backfill_open ON backfill (connection_id) WHERE ended_at IS NULL;

-- The trail is what is remembered of the way through the feed, to find one that goes in circles; live_mark is how far live
-- polling had come when a re-walk was planned: what changed later is no drift.
CREATE TABLE backfill_stream (
    backfill_id   bigint      NOT NULL REFERENCES backfill ON DELETE CASCADE,
    stream        text        NOT NULL,
    place         int         NOT NULL,
    state         text        NOT NULL DEFAULT 'WAITING'
                  CHECK (state IN ('WAITING', 'RUNNING', 'RETRYING', 'COMPLETED', 'CANCELLED', 'FAILED')),
    due_at        timestamptz NOT NULL,
    cursor        text,
    trail         text,
    failures      int         NOT NULL DEFAULT 0,
    pages         bigint      NOT NULL DEFAULT 0,
    records       bigint      NOT NULL DEFAULT 0,
    stored        bigint      NOT NULL DEFAULT 0,
    unchanged     bigint      NOT NULL DEFAULT 0,
    stale         bigint      NOT NULL DEFAULT 0,
    rejected      bigint      NOT NULL DEFAULT 0,
    malformed     bigint      NOT NULL DEFAULT 0,
    skipped       bigint      NOT NULL DEFAULT 0,
    rows_expected bigint,
    covered_to    timestamptz,
    live_mark     timestamptz,
    rate          double precision,
    last_error    text,
    updated_at    timestamptz NOT NULL,
    PRIMARY KEY (backfill_id, stream)
);

-- What the last re-walk of each stream found; the rate is null where the sample held nothing.
CREATE TABLE stream_drift (
    connection_id text        NOT NULL REFERENCES connection ON DELETE CASCADE,
    stream        text        NOT NULL,
    rate          double precision,
    checked_at    timestamptz NOT NULL,
    PRIMARY KEY (connection_id, stream)
);
