-- discovery: imports. The file is stored in parts before the 202, read in chunks, and judged row by row.
CREATE TABLE social.social_imports (
    id            uuid PRIMARY KEY,
    filename      text,
    size          bigint,
    sha256        text,
    platform      text,
    overwrite     boolean NOT NULL DEFAULT false,
    dry_run       boolean NOT NULL DEFAULT false,
    status        varchar(20) NOT NULL CONSTRAINT social_imports_status_known
                  CHECK (status IN ('uploading', 'pending', 'running', 'completed', 'failed')),
    part_size     bigint NOT NULL,
    parts         integer NOT NULL,
    -- How the file was read: encoding, delimiter, header mapping.
    reading       text,
    rows          bigint NOT NULL DEFAULT 0,
    added         bigint NOT NULL DEFAULT 0,
    updated       bigint NOT NULL DEFAULT 0,
    duplicate     bigint NOT NULL DEFAULT 0,
    suppressed    bigint NOT NULL DEFAULT 0,
    invalid       bigint NOT NULL DEFAULT 0,
    chunks        integer,
    chunks_judged integer NOT NULL DEFAULT 0,
    error_message text,
    worker        uuid,
    worker_until  timestamptz,
    created_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    updated_at    timestamptz,
    completed_at  timestamptz
);
CREATE INDEX social_imports_open ON social.social_imports (status, created_at)
    WHERE status IN ('uploading', 'pending', 'running');
CREATE INDEX social_imports_newest ON social.social_imports (created_at, id);
-- The same file again resumes the open upload.
CREATE UNIQUE INDEX social_imports_one_upload ON social.social_imports (sha256, overwrite, dry_run, coalesce(platform, ''))
    WHERE status = 'uploading';

CREATE TABLE social.social_import_parts (
    import_id uuid NOT NULL REFERENCES social.social_imports (id) ON DELETE CASCADE,
    part      integer NOT NULL,
    bytes     bytea NOT NULL,
    CONSTRAINT social_import_parts_pkey PRIMARY KEY (import_id, part)
);
ALTER TABLE social.social_import_parts ALTER COLUMN bytes SET COMPRESSION lz4;

-- One row per chunk of the file: verdict letters in row order (a added, u updated, d duplicate, s suppressed, i invalid;
-- '.' is not judged yet), the rows' line numbers, and the reasons by row.
CREATE TABLE social.social_import_chunks (
    import_id uuid NOT NULL REFERENCES social.social_imports (id) ON DELETE CASCADE,
    chunk     integer NOT NULL,
    first_row bigint NOT NULL,
    lines     integer[] NOT NULL,
    verdicts  text NOT NULL,
    reasons   text NOT NULL,
    judged_at timestamptz,
    CONSTRAINT social_import_chunks_pkey PRIMARY KEY (import_id, chunk)
);

-- messaging: its own copy of the people it may write to, applied from social.profile.changed.v1.
CREATE TABLE social.social_recipients (
    profile_id       uuid PRIMARY KEY,
    version          bigint NOT NULL,
    platform         text NOT NULL,
    username         text NOT NULL,
    full_name        text,
    profile_url      text NOT NULL,
    bio              text,
    location         text,
    category         text,
    platform_user_id text,
    discovery_status text NOT NULL,
    outreach_status  text NOT NULL,
    -- Raised with every message event of this person, under this row's lock.
    messages_version bigint NOT NULL DEFAULT 0,
    thread_id        uuid NOT NULL DEFAULT gen_random_uuid(),
    -- There is a live first message: the person needs no draft.
    has_initial      boolean NOT NULL DEFAULT false,
    created_at       timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX social_recipients_waiting ON social.social_recipients (created_at, profile_id)
    WHERE discovery_status = 'qualified' AND NOT has_initial;

-- Which stages were ever reached here: a stage never locks again because the work moved on.
CREATE TABLE social.social_stages (
    stage      text PRIMARY KEY,
    reached_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE social.social_templates (
    id              uuid PRIMARY KEY,
    name            text NOT NULL,
    platform        text CONSTRAINT social_templates_platform_known
                    CHECK (platform IN ('linkedin', 'facebook', 'instagram', 'tiktok')),
    message_type    text NOT NULL CONSTRAINT social_templates_message_type_known
                    CHECK (message_type IN ('initial', 'followup')),
    is_active       boolean NOT NULL DEFAULT true,
    current_version integer NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    updated_at      timestamptz
);
CREATE TABLE social.social_template_versions (
    template_id uuid NOT NULL REFERENCES social.social_templates (id) ON DELETE CASCADE,
    version     integer NOT NULL,
    body        text NOT NULL,
    created_by  text NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT social_template_versions_pkey PRIMARY KEY (template_id, version)
);

-- Stage calls answer 202 at once; their work is counted here.
CREATE TABLE social.social_jobs (
    id           uuid PRIMARY KEY,
    kind         text NOT NULL,
    status       varchar(20) NOT NULL CONSTRAINT social_jobs_status_known
                 CHECK (status IN ('pending', 'running', 'completed', 'failed')),
    accepted     integer NOT NULL,
    done         integer NOT NULL DEFAULT 0,
    failed       integer NOT NULL DEFAULT 0,
    created_by   text NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    completed_at timestamptz
);
CREATE TABLE social.social_draft_items (
    id              uuid PRIMARY KEY,
    job_id          uuid REFERENCES social.social_jobs (id) ON DELETE CASCADE,
    profile_id      uuid NOT NULL,
    message_type    text NOT NULL,
    status          varchar(20) NOT NULL DEFAULT 'pending' CONSTRAINT social_draft_items_status_known
                    CHECK (status IN ('pending', 'completed', 'failed')),
    code            text,
    reason          text,
    attempts        integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    message_id      uuid,
    traceparent     text,
    created_at      timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX social_draft_items_due ON social.social_draft_items (next_attempt_at) WHERE status = 'pending';
CREATE INDEX social_draft_items_job ON social.social_draft_items (job_id, status);
-- A person is drafted for once at a time, whoever asks.
CREATE UNIQUE INDEX social_draft_items_one_open ON social.social_draft_items (profile_id, message_type)
    WHERE status = 'pending';

-- Messages that wait for a person's hands.
CREATE TABLE social.social_assisted (
    id            uuid PRIMARY KEY,
    message_id    uuid NOT NULL CONSTRAINT social_assisted_message_unique UNIQUE
                  REFERENCES social.social_messages (id) ON DELETE CASCADE,
    state         text NOT NULL DEFAULT 'waiting' CONSTRAINT social_assisted_state_known
                  CHECK (state IN ('waiting', 'sent', 'skipped')),
    claimed_by    text,
    claimed_until timestamptz,
    done_by       text,
    done_at       timestamptz,
    created_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX social_assisted_waiting ON social.social_assisted (created_at, id) WHERE state = 'waiting';

-- One row per try to send, by hand or by an adapter (R1.18, R1.35).
CREATE TABLE social.social_message_attempts (
    id         uuid PRIMARY KEY,
    message_id uuid NOT NULL REFERENCES social.social_messages (id) ON DELETE CASCADE,
    account_id uuid,
    delivery   text NOT NULL,
    outcome    text NOT NULL,
    reason     text,
    actor      text NOT NULL,
    at         timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX social_message_attempts_message ON social.social_message_attempts (message_id, at);

-- scheduling: when to follow up, set when a message was sent, cancelled when it was not.
CREATE TABLE social.social_followup_timers (
    message_id uuid PRIMARY KEY,
    profile_id uuid NOT NULL,
    thread_id  uuid NOT NULL,
    due_at     timestamptz NOT NULL,
    status     text NOT NULL CONSTRAINT social_followup_timers_status_known
               CHECK (status IN ('waiting', 'raised', 'cancelled')),
    version    bigint NOT NULL,
    raised_at  timestamptz,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX social_followup_timers_due ON social.social_followup_timers (due_at) WHERE status = 'waiting';

-- profiles: marking everybody as reviewed goes in chunks; a killed job goes on where it stopped.
CREATE TABLE social.social_review_jobs (
    id           uuid PRIMARY KEY,
    status       varchar(20) NOT NULL CONSTRAINT social_review_jobs_status_known
                 CHECK (status IN ('pending', 'running', 'completed', 'failed')),
    everybody    boolean NOT NULL,
    accepted     bigint NOT NULL,
    done         bigint NOT NULL DEFAULT 0,
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    worker_until timestamptz,
    completed_at timestamptz
);
