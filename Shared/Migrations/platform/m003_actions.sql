-- The ledger: everything done on networks goes through here, so that limits and duplicates are judged once (Docs/ledger.md).

-- How an account's messages leave when nobody says: by a person's hands, or by the network's own interface.
ALTER TABLE platform.accounts
    ADD COLUMN delivery text NOT NULL DEFAULT 'assisted' CONSTRAINT accounts_delivery_known
        CHECK (delivery IN ('assisted', 'api')),
    -- What its adapter is told besides credentials, as JSON.
    ADD COLUMN settings text NOT NULL DEFAULT '{}',
    -- Failures that speak against the account, without a success between them.
    ADD COLUMN failures_in_row integer NOT NULL DEFAULT 0;

-- Secrets of an account, sealed with the installation's key and this row's identity; they go before the environment's.
CREATE TABLE platform.credentials (
    account_id uuid NOT NULL REFERENCES platform.accounts (id) ON DELETE CASCADE,
    name       text NOT NULL,
    sealed     bytea NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    updated_by text NOT NULL,
    CONSTRAINT credentials_pkey PRIMARY KEY (account_id, name)
);

-- A rule and its use in one row, locked together. Without an account the row is the network's as a whole (R1); with one, the
-- account's (R2). A rule that is NULL does not bind. `slots` holds, for each use of the last minute and the last use of all, the
-- latest moment at which it can have reached the network: a bound while it is under way, then when its answer came.
CREATE TABLE platform.limits (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    platform   text NOT NULL,
    operation  text NOT NULL,
    account_id uuid REFERENCES platform.accounts (id) ON DELETE CASCADE,
    per_minute integer CONSTRAINT limits_per_minute_range CHECK (per_minute BETWEEN 1 AND 600),
    spacing_ms bigint CONSTRAINT limits_spacing_range CHECK (spacing_ms BETWEEN 0 AND 86400000),
    per_day    integer CONSTRAINT limits_per_day_range CHECK (per_day >= 0),
    per_week   integer CONSTRAINT limits_per_week_range CHECK (per_week >= 0),
    slots      timestamptz[] NOT NULL DEFAULT '{}',
    -- Calendar days and weeks (from Monday) in UTC.
    day        date NOT NULL DEFAULT '1970-01-01',
    day_used   integer NOT NULL DEFAULT 0,
    week       date NOT NULL DEFAULT '1970-01-01',
    week_used  integer NOT NULL DEFAULT 0,
    version    bigint NOT NULL DEFAULT 1,
    CONSTRAINT limits_one_per_scope UNIQUE NULLS NOT DISTINCT (platform, operation, account_id)
) WITH (fillfactor = 50);
-- R1.6-R1.9, verbatim.
INSERT INTO platform.limits (platform, operation, per_minute, spacing_ms)
VALUES ('linkedin', 'message', 10, 6000), ('instagram', 'message', 5, 12000), ('tiktok', 'message', 5, 12000),
       ('facebook', 'message', 10, 6000);
-- C5: conservative caps per account; an installation may change them.
INSERT INTO platform.limits (platform, operation, account_id, per_day, per_week)
SELECT platform, 'message', id, 50, 250 FROM platform.accounts;

CREATE TABLE platform.pauses (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    -- Neither: everything. A platform: that network. An account: that account.
    platform   text,
    account_id uuid REFERENCES platform.accounts (id) ON DELETE CASCADE,
    code       text NOT NULL,
    reason     text NOT NULL,
    until      timestamptz,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_by   text,
    ended_at   timestamptz
);
CREATE INDEX pauses_open ON platform.pauses (created_at) WHERE ended_at IS NULL;

-- Intents pass the gate together; a pause or a "no" closes it: when it commits, no intent is half done, and every later one sees it.
CREATE FUNCTION platform.pass_gate() RETURNS void LANGUAGE sql AS $$ SELECT pg_advisory_xact_lock_shared(7959350311) $$;
CREATE FUNCTION platform.close_gate() RETURNS void LANGUAGE sql AS $$ SELECT pg_advisory_xact_lock(7959350311) $$;

-- `id` is the key of all tries of one action: it is what the network gets, if it dedupes.
CREATE TABLE platform.actions (
    id            uuid PRIMARY KEY,
    product       text NOT NULL,
    subject_id    uuid NOT NULL,
    account_id    uuid NOT NULL REFERENCES platform.accounts (id),
    platform      text NOT NULL,
    operation     text NOT NULL,
    guarantee     text NOT NULL CONSTRAINT actions_guarantee_known CHECK (guarantee IN ('key', 'lookup', 'none')),
    -- `lookup`: how long after a doubtful call "not there" can be believed. `key`: how long the network remembers a key.
    settle_ms     bigint NOT NULL DEFAULT 0,
    key_window_ms bigint,
    -- JSON; blanked by erasure.
    input         text NOT NULL,
    body_sha256   bytea NOT NULL,
    -- Keyed hashes of whom it reaches, for the list of those who said no.
    recipient_hashes bytea[] NOT NULL,
    status        text NOT NULL DEFAULT 'queued' CONSTRAINT actions_status_known CHECK
                  (status IN ('queued', 'intent', 'calling', 'succeeded', 'failed', 'unknown', 'reconciling', 'cancelled')),
    -- Tries so far, and those of them that failed for certain (R1.14 counts these).
    attempts      integer NOT NULL DEFAULT 0,
    failures      integer NOT NULL DEFAULT 0,
    -- An earlier call may have arrived, and nobody knows yet: until that is settled nothing may say that it did not.
    in_doubt      boolean NOT NULL DEFAULT false,
    -- Lookups or repeated keys since the outcome became unknown.
    doubts        integer NOT NULL DEFAULT 0,
    not_before    timestamptz NOT NULL DEFAULT clock_timestamp(),
    first_call_at timestamptz,
    -- Nobody but a person goes on from here.
    needs_person  boolean NOT NULL DEFAULT false,
    code          text,
    reason        text,
    external_id   text,
    outcome       text,
    worker        uuid,
    lease_until   timestamptz,
    slot_at       timestamptz,
    created_by    text NOT NULL,
    traceparent   text,
    created_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at   timestamptz
) WITH (fillfactor = 70);
CREATE INDEX actions_due ON platform.actions (account_id, operation, created_at, id) WHERE status = 'queued';
CREATE INDEX actions_leased ON platform.actions (lease_until) WHERE status IN ('intent', 'calling', 'reconciling');
CREATE INDEX actions_doubtful ON platform.actions (not_before) WHERE status = 'unknown' AND NOT needs_person;
CREATE INDEX actions_for_people ON platform.actions (created_at, id) WHERE status = 'unknown' AND needs_person;
-- One live action per subject, whatever races.
CREATE UNIQUE INDEX actions_one_live ON platform.actions (product, subject_id) WHERE status NOT IN ('failed', 'cancelled');

-- What was tried, when, and what became of it (R1.18, R1.35). `number` counts within the action.
CREATE TABLE platform.action_attempts (
    action_id  uuid NOT NULL REFERENCES platform.actions (id) ON DELETE CASCADE,
    number     integer NOT NULL,
    -- `try` or `lookup`.
    kind       text NOT NULL,
    worker     uuid NOT NULL,
    intent_at  timestamptz NOT NULL,
    calling_at timestamptz,
    ended_at   timestamptz,
    outcome    text,
    code       text,
    reason     text,
    CONSTRAINT action_attempts_pkey PRIMARY KEY (action_id, kind, number)
);

-- Where the planner looks: one row per account and operation with something to do.
CREATE TABLE platform.action_queues (
    account_id uuid NOT NULL REFERENCES platform.accounts (id) ON DELETE CASCADE,
    operation  text NOT NULL,
    platform   text NOT NULL,
    -- When looking is worth it; NULL when nothing waits.
    ready_at   timestamptz,
    -- Which rule holds the first in line, and until when (NULL until: until a person acts).
    held_by    text,
    held_until timestamptz,
    CONSTRAINT action_queues_pkey PRIMARY KEY (account_id, operation)
) WITH (fillfactor = 50);
CREATE INDEX action_queues_ready ON platform.action_queues (ready_at) WHERE ready_at IS NOT NULL;
