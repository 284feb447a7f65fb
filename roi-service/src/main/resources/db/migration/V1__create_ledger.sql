-- The ledger is kept in versions: a row was believed from recorded_at until superseded_at, and nothing is overwritten
-- or deleted, so that any earlier state can be read again. At most one version of an entry is current.

CREATE SEQUENCE ledger_seq INCREMENT BY 200;

-- Writers take this row in turn. It gives every change an instant of its own, later than all before it.
CREATE TABLE ledger_clock (
    id            integer PRIMARY KEY CHECK (id = 1),
    last_recorded timestamptz NOT NULL
);
INSERT INTO ledger_clock VALUES (1, '1970-01-01T00:00:00Z');

CREATE TABLE cost_entry (
    key                 bigint PRIMARY KEY,
    entry_id            text NOT NULL,
    version             integer NOT NULL,
    recorded_at         timestamptz NOT NULL,
    superseded_at       timestamptz,
    category            text NOT NULL,
    nature              text NOT NULL,
    amount              numeric NOT NULL CHECK (amount >= 0),
    currency            text NOT NULL,
    booked_on           date,
    starts_on           date,
    ends_on             date,
    every               text,
    amortisation_months integer CHECK (amortisation_months >= 1),
    hours               numeric,
    fte                 numeric,
    allocations         jsonb NOT NULL,
    source              text,
    provenance          text NOT NULL,
    tax_included        boolean NOT NULL,
    CHECK (booked_on IS NOT NULL OR starts_on IS NOT NULL),
    CHECK (ends_on > starts_on),
    CHECK (superseded_at > recorded_at),
    UNIQUE (entry_id, version)
);
CREATE UNIQUE INDEX cost_entry_current ON cost_entry (entry_id) WHERE superseded_at IS NULL;

CREATE TABLE revenue_event (
    key           bigint PRIMARY KEY,
    entry_id      text NOT NULL,
    version       integer NOT NULL,
    recorded_at   timestamptz NOT NULL,
    superseded_at timestamptz,
    type          text NOT NULL,
    customer_id   text NOT NULL,
    amount        numeric NOT NULL CHECK (amount >= 0),
    currency      text NOT NULL,
    occurred_at   timestamptz NOT NULL,
    order_id      text,
    margin_pct    numeric,
    cost          numeric,
    term_months   integer,
    channel       text,
    source        text,
    CHECK (superseded_at > recorded_at),
    UNIQUE (entry_id, version)
);
CREATE UNIQUE INDEX revenue_event_current ON revenue_event (entry_id) WHERE superseded_at IS NULL;
CREATE INDEX revenue_event_time ON revenue_event (occurred_at);

CREATE TABLE benefit_entry (
    key            bigint PRIMARY KEY,
    entry_id       text NOT NULL,
    version        integer NOT NULL,
    recorded_at    timestamptz NOT NULL,
    superseded_at  timestamptz,
    initiative_id  text NOT NULL,
    kind           text NOT NULL,
    amount         numeric,
    currency       text,
    booked_on      date,
    starts_on      date,
    ends_on        date,
    provenance     text NOT NULL,
    assumption_ids jsonb NOT NULL,
    attribution_id text,
    description    text,
    kpis           jsonb NOT NULL,
    CHECK ((kind = 'UNQUANTIFIED') = (amount IS NULL)),
    CHECK (ends_on > starts_on),
    CHECK (superseded_at > recorded_at),
    UNIQUE (entry_id, version)
);
CREATE UNIQUE INDEX benefit_entry_current ON benefit_entry (entry_id) WHERE superseded_at IS NULL;

CREATE TABLE exchange_rate (
    key           bigint PRIMARY KEY,
    entry_id      text NOT NULL,
    version       integer NOT NULL,
    recorded_at   timestamptz NOT NULL,
    superseded_at timestamptz,
    base          text NOT NULL,
    quote         text NOT NULL,
    rate          numeric NOT NULL CHECK (rate > 0),
    rate_date     date NOT NULL,
    source        text NOT NULL,
    CHECK (superseded_at > recorded_at),
    UNIQUE (entry_id, version)
);
CREATE UNIQUE INDEX exchange_rate_current ON exchange_rate (entry_id) WHERE superseded_at IS NULL;
