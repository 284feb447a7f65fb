-- The tenant's choices (one row, absent until somebody sets them) and the last answer of the metrics service to each
-- question. The latter only tells how old our knowledge is while that service is away; no figure is computed from it.

CREATE TABLE settings (
    id                integer PRIMARY KEY CHECK (id = 1),
    timezone          text NOT NULL,
    currency          text NOT NULL,
    rounding          text NOT NULL,
    fx_max_stale_days integer NOT NULL,
    fx_pivot          text NOT NULL,
    fiscal_year_start integer NOT NULL CHECK (fiscal_year_start BETWEEN 1 AND 12),
    version           bigint NOT NULL
);

CREATE TABLE kpi_read (
    question text PRIMARY KEY,
    kpi      text NOT NULL,
    value    double precision,
    reason   text,
    as_of    timestamptz NOT NULL,
    read_at  timestamptz NOT NULL
);
CREATE INDEX kpi_read_kpi ON kpi_read (kpi, read_at);
