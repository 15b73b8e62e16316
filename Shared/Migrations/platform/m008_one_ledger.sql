-- One ledger for several products (decision 0021): whose queue it is, whose rules bind, whose day it is.

-- Processes of the release before this one find nothing due in `action_queues` any more and plan nothing: what they put in line there
-- goes to the queue of its product, where this release plans it.
LOCK TABLE platform.action_queues IN ACCESS EXCLUSIVE MODE;

-- Where the planner looks: one row per product, account and operation with something to do.
CREATE TABLE platform.queues (
    product     text NOT NULL,
    account_id  uuid NOT NULL REFERENCES platform.accounts (id) ON DELETE CASCADE,
    operation   text NOT NULL,
    platform    text NOT NULL,
    -- When looking is worth it; NULL when nothing waits.
    ready_at    timestamptz,
    -- Which rule holds the first in line, and until when (NULL until: until a person acts), and a sentence where the rule alone does
    -- not say it.
    held_by     text,
    held_until  timestamptz,
    held_reason text,
    -- When something left last: of queues that became free together, who waited longer comes first.
    served_at   timestamptz,
    CONSTRAINT queues_pkey PRIMARY KEY (product, account_id, operation)
) WITH (fillfactor = 50);
CREATE INDEX queues_ready ON platform.queues (ready_at, served_at NULLS FIRST) WHERE ready_at IS NOT NULL;
CREATE INDEX queues_of_account ON platform.queues (account_id, operation);
INSERT INTO platform.queues (product, account_id, operation, platform, ready_at, held_by, held_until, held_reason)
SELECT DISTINCT a.product, q.account_id, q.operation, q.platform, coalesce(q.ready_at, now()), q.held_by, q.held_until,
       q.held_reason
FROM platform.action_queues q
JOIN platform.actions a ON a.account_id = q.account_id AND a.operation = q.operation AND a.status = 'queued';
DELETE FROM platform.action_queues;

CREATE FUNCTION platform.forward_queue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO platform.queues AS q (product, account_id, operation, platform, ready_at)
    SELECT DISTINCT a.product, NEW.account_id, NEW.operation, NEW.platform, NEW.ready_at FROM platform.actions a
    WHERE a.account_id = NEW.account_id AND a.operation = NEW.operation AND a.status = 'queued'
    ON CONFLICT (product, account_id, operation) DO UPDATE SET ready_at = least(q.ready_at, EXCLUDED.ready_at);
    RETURN NULL;
END $$;
CREATE TRIGGER forward_queue BEFORE INSERT ON platform.action_queues
    FOR EACH ROW EXECUTE FUNCTION platform.forward_queue();

-- Which products' operations the running processes know, by the process; a row that is not renewed is nobody's.
CREATE TABLE platform.workers (
    worker    uuid NOT NULL,
    product   text NOT NULL,
    operation text NOT NULL,
    seen_at   timestamptz NOT NULL,
    CONSTRAINT workers_pkey PRIMARY KEY (worker, product, operation)
);

ALTER TABLE platform.actions
    -- What holds it back besides the queue's rule: a word of its product, until `not_before`.
    ADD COLUMN held_by text,
    -- When its use of the limits was charged, and how long the call and the lease of this try are.
    ADD COLUMN charged_at timestamptz,
    ADD COLUMN call_ms bigint,
    ADD COLUMN lease_ms bigint,
    -- By which moment `not_before` or `lease_until` was reckoned as so much later; NULL when it is a moment of the calendar.
    ADD COLUMN reckoned_at timestamptz,
    -- Room for what comes: `none` does nothing to anybody and is never unknown; a rehearsal ends before its call; a step that comes
    -- back later leaves its sealed state.
    ADD COLUMN effect text NOT NULL DEFAULT 'deed' CONSTRAINT actions_effect_known CHECK (effect IN ('deed', 'none')),
    ADD COLUMN rehearse boolean NOT NULL DEFAULT false,
    ADD COLUMN state bytea;

-- One live action per subject and operation, whatever races.
CREATE UNIQUE INDEX actions_one_alive ON platform.actions (product, subject_id, operation)
    WHERE status NOT IN ('failed', 'cancelled');
DROP INDEX platform.actions_one_live;

-- What the adapters' manifests say of each operation; limits that nobody has set come from here.
CREATE TABLE platform.operations (
    platform   text NOT NULL,
    operation  text NOT NULL,
    -- For several operations together: a limit of its own name.
    shared_by  text[],
    per_minute integer,
    spacing_ms bigint,
    per_day    integer,
    per_week   integer,
    ramp_first integer,
    ramp_step  integer,
    ramp_percent integer,
    version    text NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT operations_pkey PRIMARY KEY (platform, operation)
);

ALTER TABLE platform.limits
    -- A limit that several operations use together; then `operation` is only its name.
    ADD COLUMN shared_by text[],
    -- Whose numbers these are: the installation's first ones, a manifest's, the fallback's, or an operator's.
    ADD COLUMN source text NOT NULL DEFAULT 'installed' CONSTRAINT limits_source_known
        CHECK (source IN ('installed', 'manifest', 'fallback', 'operator')),
    -- Warming up: so many on the first day, then so many more each day, or so many percent of the day before, up to `per_day`.
    ADD COLUMN ramp_first integer CONSTRAINT limits_ramp_first_range CHECK (ramp_first >= 0),
    ADD COLUMN ramp_step integer CONSTRAINT limits_ramp_step_range CHECK (ramp_step >= 1),
    ADD COLUMN ramp_percent integer CONSTRAINT limits_ramp_percent_range CHECK (ramp_percent BETWEEN 101 AND 1000),
    -- The first day of the ramp, in the account's time zone; NULL until the first use.
    ADD COLUMN ramp_began date,
    ADD CONSTRAINT limits_ramp_grows
        CHECK ((ramp_first IS NULL) = (ramp_step IS NULL AND ramp_percent IS NULL) AND (ramp_step IS NULL OR ramp_percent IS NULL));
UPDATE platform.limits SET source = 'operator' WHERE version > 1;

-- Calendar days and weeks of an account's limits are those of its place.
ALTER TABLE platform.accounts ADD COLUMN time_zone text NOT NULL DEFAULT 'UTC';
