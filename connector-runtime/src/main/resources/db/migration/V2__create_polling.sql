-- What polling knows: where each stream stands, what each run did, and which records could not be delivered.

CREATE TABLE stream_position (
    connection_id   text        NOT NULL REFERENCES connection ON DELETE CASCADE,
    stream          text        NOT NULL,
    cursor          text,
    cursor_at       timestamptz,
    high_water_mark timestamptz,
    caught_up       boolean     NOT NULL DEFAULT false,
    state           text        NOT NULL DEFAULT 'READY' CHECK (state IN ('READY', 'WAITING', 'RETRYING', 'STOPPED')),
    due_at          timestamptz NOT NULL,
    failures        int         NOT NULL DEFAULT 0,
    delivered       bigint      NOT NULL DEFAULT 0,
    last_error      text,
    last_error_at   timestamptz,
    PRIMARY KEY (connection_id, stream)
);

CREATE TABLE poll_run (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    connection_id text        NOT NULL REFERENCES connection ON DELETE CASCADE,
    epoch         bigint      NOT NULL,
    started_at    timestamptz NOT NULL,
    ended_at      timestamptz,
    outcome       text        NOT NULL,
    streams       jsonb       NOT NULL DEFAULT '[]'
);
CREATE INDEX poll_run_of_connection ON poll_run (connection_id, id DESC);

-- One row per record: a page read again refuses the same record again and must not add a second letter.
CREATE TABLE dead_letter (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    connection_id text        NOT NULL REFERENCES connection ON DELETE CASCADE,
    stream        text        NOT NULL,
    kind          text        NOT NULL CHECK (kind IN ('REJECTED', 'MALFORMED')),
    record_id     text        NOT NULL,
    field         text,
    reason        text        NOT NULL,
    record        jsonb,
    attempts      int         NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    UNIQUE (connection_id, stream, kind, record_id)
);
