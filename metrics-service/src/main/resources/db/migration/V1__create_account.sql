-- One account per deployment: the choices every figure depends on, and the sources that deliver facts.

CREATE TABLE account (
    id                    smallint PRIMARY KEY CHECK (id = 1),
    version               bigint NOT NULL,
    week_start            text NOT NULL,
    currency              text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    default_schedule_id   text,
    short_abandon_s       integer NOT NULL CHECK (short_abandon_s >= 0),
    service_level_voice_s integer NOT NULL CHECK (service_level_voice_s > 0),
    service_level_chat_s  integer NOT NULL CHECK (service_level_chat_s > 0),
    survey_expiry_d       integer NOT NULL CHECK (survey_expiry_d > 0),
    reopen_void_h         integer NOT NULL CHECK (reopen_void_h >= 0),
    min_n                 integer NOT NULL CHECK (min_n > 0),
    min_n_agent           integer NOT NULL CHECK (min_n_agent > 0)
);
INSERT INTO account VALUES (1, 1, 'monday', 'EUR', NULL, 5, 20, 60, 30, 0, 1, 5);

-- Bucket edges follow the zone in force at the time (C1); the first row holds for all the past.
CREATE TABLE account_zone (
    valid_from timestamptz PRIMARY KEY,
    timezone   text NOT NULL
);
INSERT INTO account_zone VALUES ('-infinity', 'UTC');

-- Counts changes of agents, teams, schedules, sources and account settings, so that every replica knows when what it
-- keeps in memory is old.
CREATE TABLE reference_version (
    id      smallint PRIMARY KEY CHECK (id = 1),
    version bigint NOT NULL
);
INSERT INTO reference_version VALUES (1, 1);

CREATE TABLE source (
    id              text COLLATE "C" PRIMARY KEY,
    vendor          text NOT NULL,
    entities        text NOT NULL, -- comma list; empty: whatever it sends
    connected_at    timestamptz NOT NULL,
    disconnected_at timestamptz
);

-- How far each stream has been read.
CREATE TABLE source_stream (
    source_id       text COLLATE "C" NOT NULL REFERENCES source,
    stream          text NOT NULL,
    high_water_mark timestamptz,
    last_batch_at   timestamptz NOT NULL,
    PRIMARY KEY (source_id, stream)
);

-- When a stream's mark first reached an hour: from it follows since when a past period has been complete (C10), without
-- keeping every move of every mark.
CREATE TABLE source_mark (
    source_id  text COLLATE "C" NOT NULL,
    stream     text NOT NULL,
    mark       timestamptz NOT NULL,
    reached_at timestamptz NOT NULL,
    PRIMARY KEY (source_id, stream, mark)
);
