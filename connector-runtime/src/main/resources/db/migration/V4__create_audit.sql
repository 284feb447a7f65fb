-- Who did what, what each configuration was, and which connections come from files.

-- No foreign key: what was done to a connection is known after it is gone.
CREATE TABLE audit_entry (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at            timestamptz NOT NULL,
    actor         text        NOT NULL,
    action        text        NOT NULL,
    connection_id text,
    detail        jsonb       NOT NULL
);
CREATE INDEX audit_entry_of_connection ON audit_entry (connection_id, id DESC);

CREATE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit only grows: % is refused', TG_OP;
END $$;
CREATE TRIGGER audit_entry_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
-- Also for a session that turns ordinary triggers off.
ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_only_grows;

-- The configuration in the form of the API, so that going back to it meets the rules of the day; never credentials.
CREATE TABLE connection_version (
    connection_id text        NOT NULL REFERENCES connection ON DELETE CASCADE,
    version       bigint      NOT NULL,
    at            timestamptz NOT NULL,
    actor         text        NOT NULL,
    configuration jsonb       NOT NULL,
    PRIMARY KEY (connection_id, version)
);

INSERT INTO connection_version (connection_id, version, at, actor, configuration)
SELECT id, version, updated_at, 'system', jsonb_strip_nulls(jsonb_build_object(
       'settings', settings, 'streams', to_jsonb(streams), 'field_mappings', field_mappings,
       'backfill_start', to_char(backfill_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
       'poll_interval', poll_interval, 'quota_share', quota_share, 'zone', zone))
FROM connection;

-- managed_by names the file a connection is declared in; withdrawn_from the one that named it before, so that it finds
-- its way back as long as nobody has changed it by hand.
ALTER TABLE connection ADD COLUMN managed_by text, ADD COLUMN withdrawn_from text;
