-- Connections to vendor accounts, their leases and their encrypted credentials.
-- The id is the slug that the admin gave: it is the first part of every fact's id and so never changes.

CREATE TABLE connection (
    id              text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    vendor          text        NOT NULL,
    version         bigint      NOT NULL,
    state           text        NOT NULL CHECK (state IN ('ACTIVE', 'PAUSED', 'NEEDS_CREDENTIALS', 'FAILING')),
    state_reason    text,
    settings        jsonb       NOT NULL,
    streams         text[]      NOT NULL,
    field_mappings  jsonb       NOT NULL,
    backfill_start  timestamptz NOT NULL,
    poll_interval   text,
    quota_share     numeric(4, 3) NOT NULL CHECK (quota_share > 0 AND quota_share <= 1),
    zone            text        NOT NULL,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL
);

-- Epochs come from one sequence, so that a connection deleted and made again never meets an old run's epoch.
CREATE SEQUENCE lease_epoch;

CREATE TABLE connection_lease (
    connection_id text PRIMARY KEY REFERENCES connection ON DELETE CASCADE,
    epoch         bigint      NOT NULL DEFAULT 0,
    owner         text,
    expires_at    timestamptz,
    due_at        timestamptz NOT NULL
);
CREATE INDEX connection_lease_due ON connection_lease (due_at);

-- Envelope encryption: payload under a data key, data key under the key that key_id names.
CREATE TABLE connection_credentials (
    connection_id text PRIMARY KEY REFERENCES connection ON DELETE CASCADE,
    key_id        text        NOT NULL,
    wrapped_key   bytea       NOT NULL,
    payload       bytea       NOT NULL,
    updated_at    timestamptz NOT NULL
);
