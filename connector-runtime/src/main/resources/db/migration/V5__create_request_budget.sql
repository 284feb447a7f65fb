-- What every vendor account has been asked, so that streams, connections and replicas spend one budget and a replica that
-- takes over knows what the dead one spent. An account is not a connection: several connections may read one account.

-- One row per request limit of an account; whoever takes requests holds it locked.
CREATE TABLE request_budget (
    account_key   text NOT NULL,
    bucket        text NOT NULL,
    per_minute    int CHECK (per_minute > 0),
    blocked_until timestamptz,
    PRIMARY KEY (account_key, bucket)
);

-- Requests handed out and not known to be answered. They may reach the vendor until "until", which a living holder renews.
CREATE TABLE request_flight (
    account_key text        NOT NULL,
    bucket      text        NOT NULL,
    holder      text        NOT NULL,
    requests    int         NOT NULL CHECK (requests >= 0),
    until       timestamptz NOT NULL,
    PRIMARY KEY (account_key, bucket, holder),
    FOREIGN KEY (account_key, bucket) REFERENCES request_budget
);

-- Requests that were answered, and so reached the vendor before.
CREATE TABLE request_use (
    account_key text        NOT NULL,
    bucket      text        NOT NULL,
    answered_at timestamptz NOT NULL,
    requests    int         NOT NULL CHECK (requests > 0),
    FOREIGN KEY (account_key, bucket) REFERENCES request_budget
);
CREATE INDEX request_use_of_bucket ON request_use (account_key, bucket, answered_at);
