-- The completeness ledger compares what a vendor says a feed holds with what arrived; admins may move a stream's cursor.

-- What has arrived: one row per object that the metrics service has taken, of feeds that their vendor can count. Ids and
-- times only. The version keeps an older page, read again, from bringing back an object that was deleted since.
CREATE TABLE delivered_object (
    connection_id text        NOT NULL REFERENCES connection ON DELETE CASCADE,
    stream        text        NOT NULL,
    vendor_id     text COLLATE "C" NOT NULL,
    created_at    timestamptz NOT NULL,
    version       timestamptz NOT NULL,
    deleted       boolean     NOT NULL,
    PRIMARY KEY (connection_id, stream, vendor_id)
) WITH (fillfactor = 90);
CREATE INDEX delivered_object_created ON delivered_object (connection_id, stream, created_at) WHERE NOT deleted;

-- Windows of creation time side by side, wide where the counts agree and narrow where they differ.
CREATE TABLE ledger_window (
    connection_id text        NOT NULL REFERENCES connection ON DELETE CASCADE,
    stream        text        NOT NULL,
    window_from   timestamptz NOT NULL,
    window_to     timestamptz NOT NULL CHECK (window_to > window_from),
    vendor_count  bigint      NOT NULL,
    our_count     bigint      NOT NULL,
    checked_at    timestamptz NOT NULL,
    differs_since timestamptz,
    PRIMARY KEY (connection_id, stream, window_from)
);

-- Objects of which the vendor gives less than it says there is.
CREATE TABLE ledger_part (
    connection_id text        NOT NULL REFERENCES connection ON DELETE CASCADE,
    stream        text        NOT NULL,
    vendor_id     text        NOT NULL,
    part          text        NOT NULL,
    vendor_count  bigint      NOT NULL,
    our_count     bigint      NOT NULL,
    seen_at       timestamptz NOT NULL,
    PRIMARY KEY (connection_id, stream, vendor_id, part)
);

-- When each feed is counted next; a round under way goes on in the next run.
CREATE TABLE ledger_census (
    connection_id text        NOT NULL REFERENCES connection ON DELETE CASCADE,
    stream        text        NOT NULL,
    due_at        timestamptz NOT NULL,
    round_at      timestamptz,
    finished_at   timestamptz,
    last_error    text,
    PRIMARY KEY (connection_id, stream)
);

-- A stream may be told to begin at another instant than the connection does; and how the run under way is getting on.
ALTER TABLE stream_position
    ADD COLUMN start_at       timestamptz,
    ADD COLUMN run_epoch      bigint,
    ADD COLUMN run_since      timestamptz,
    ADD COLUMN run_pages      bigint NOT NULL DEFAULT 0,
    ADD COLUMN run_records    bigint NOT NULL DEFAULT 0,
    ADD COLUMN run_first_mark timestamptz;

-- What admins did to cursors, so that it can be undone.
CREATE TABLE cursor_change (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    connection_id text        NOT NULL REFERENCES connection ON DELETE CASCADE,
    stream        text        NOT NULL,
    old_cursor    text,
    old_start_at  timestamptz,
    new_cursor    text,
    new_start_at  timestamptz,
    changed_at    timestamptz NOT NULL,
    changed_by    text        NOT NULL,
    reason        text,
    undoes        bigint REFERENCES cursor_change ON DELETE CASCADE
);
CREATE INDEX cursor_change_of_stream ON cursor_change (connection_id, stream, id DESC);
