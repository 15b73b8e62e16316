-- Animals that wait for a home, and the people who offer one, with the letter to them.
CREATE TABLE shelter.animals (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name       text NOT NULL,
    species    text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE UNIQUE INDEX animals_once ON shelter.animals (species, lower(name));
CREATE INDEX animals_newest ON shelter.animals (created_at, id);
CREATE INDEX animals_by_name ON shelter.animals (name, id);

CREATE TABLE shelter.offers (
    id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    animal_id        uuid NOT NULL REFERENCES shelter.animals (id) ON DELETE CASCADE,
    platform         text NOT NULL,
    username         text NOT NULL,
    platform_user_id text,
    called           text,
    -- Keyed hashes of all their names, by which a no is recognised; and the entry of the list by which they said one.
    hashes           bytea[] NOT NULL,
    suppression_id   uuid,
    status           text NOT NULL DEFAULT 'new' CONSTRAINT offers_status_known
                     CHECK (status IN ('new', 'draft', 'queued', 'offered', 'sending', 'unknown', 'sent', 'failed', 'closed')),
    letter           text,
    -- The hash of what is read before somebody says yes.
    approval         text,
    reason           text,
    answered_at      timestamptz,
    visit_due_at     timestamptz,
    confirmed_at     timestamptz,
    created_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT offers_once UNIQUE (animal_id, platform, username)
);
CREATE INDEX offers_hashes ON shelter.offers USING gin (hashes);
CREATE INDEX offers_noes ON shelter.offers (suppression_id) WHERE suppression_id IS NOT NULL;
CREATE INDEX offers_newest ON shelter.offers (created_at, id);

CREATE TABLE shelter.jobs (
    id           uuid PRIMARY KEY,
    kind         text NOT NULL,
    status       text NOT NULL,
    accepted     bigint NOT NULL,
    done         bigint NOT NULL DEFAULT 0,
    failed       bigint NOT NULL DEFAULT 0,
    reason       text,
    created_by   text NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    started_at   timestamptz,
    completed_at timestamptz
);
CREATE TABLE shelter.job_items (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    job_id          uuid REFERENCES shelter.jobs (id) ON DELETE CASCADE,
    offer_id        uuid NOT NULL,
    status          text NOT NULL DEFAULT 'pending',
    code            text,
    reason          text,
    attempts        integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    traceparent     text,
    template        text NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX job_items_due ON shelter.job_items (next_attempt_at) WHERE status = 'pending';
CREATE UNIQUE INDEX job_items_once ON shelter.job_items (offer_id) WHERE status = 'pending';

CREATE TABLE shelter.imports (
    id uuid PRIMARY KEY, filename text, size bigint, sha256 text, species text, overwrite boolean NOT NULL,
    dry_run boolean NOT NULL, status text NOT NULL, part_size bigint NOT NULL, parts integer NOT NULL, reading text,
    rows bigint NOT NULL DEFAULT 0, added bigint NOT NULL DEFAULT 0, updated bigint NOT NULL DEFAULT 0,
    duplicate bigint NOT NULL DEFAULT 0, suppressed bigint NOT NULL DEFAULT 0, invalid bigint NOT NULL DEFAULT 0,
    chunks integer, chunks_judged integer NOT NULL DEFAULT 0, error_message text, worker uuid, worker_until timestamptz,
    owner text, created_by text, created_at timestamptz NOT NULL DEFAULT clock_timestamp(), updated_at timestamptz,
    completed_at timestamptz
);
CREATE UNIQUE INDEX imports_one_upload ON shelter.imports (owner, size, sha256, overwrite, dry_run, coalesce(species, ''))
    WHERE status = 'uploading';
CREATE TABLE shelter.import_parts (
    import_id uuid NOT NULL REFERENCES shelter.imports (id) ON DELETE CASCADE,
    part integer NOT NULL, bytes bytea NOT NULL, PRIMARY KEY (import_id, part)
);
CREATE TABLE shelter.import_chunks (
    import_id uuid NOT NULL REFERENCES shelter.imports (id) ON DELETE CASCADE,
    chunk integer NOT NULL, first_row bigint NOT NULL, lines integer[] NOT NULL, verdicts text NOT NULL,
    reasons text NOT NULL, judged_at timestamptz, PRIMARY KEY (import_id, chunk)
);

CREATE TABLE shelter.visits (
    offer_id     uuid PRIMARY KEY,
    asked_id     uuid NOT NULL,
    due_at       timestamptz NOT NULL,
    status       text NOT NULL,
    version      bigint NOT NULL,
    raised_at    timestamptz,
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    confirmed_at timestamptz,
    code         text,
    reason       text,
    failed_at    timestamptz
);
CREATE INDEX visits_due ON shelter.visits (due_at) WHERE status = 'waiting';
