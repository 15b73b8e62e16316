-- Below all products: who may call, what was answered, whom never to write to, and which accounts send.
CREATE SCHEMA IF NOT EXISTS platform;

CREATE TABLE platform.api_keys (
    id           uuid PRIMARY KEY,
    name         text NOT NULL,
    role         text NOT NULL CONSTRAINT api_keys_role_known
                 CHECK (role IN ('admin', 'marketing_manager', 'content_manager', 'sales', 'analytics')),
    prefix       text NOT NULL,
    secret_hash  bytea NOT NULL CONSTRAINT api_keys_secret_hash_unique UNIQUE,
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at   timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz
);

-- One row per Idempotency-Key and caller; the answer is kept 24 hours and replayed.
CREATE TABLE platform.idempotency_keys (
    principal_id text NOT NULL,
    key          text NOT NULL,
    request_hash bytea NOT NULL,
    status       integer,
    headers      text,
    body         bytea,
    locked_until timestamptz NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT idempotency_keys_pkey PRIMARY KEY (principal_id, key)
);
CREATE INDEX idempotency_keys_created_at ON platform.idempotency_keys (created_at);

-- The check value of the installation's suppression key: a lost or changed key must refuse to start,
-- or every recorded "no" would silently be forgotten.
CREATE TABLE platform.suppression_key (
    only_row    boolean PRIMARY KEY DEFAULT true CONSTRAINT suppression_key_only_row CHECK (only_row),
    check_value bytea NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Keyed hashes only: the list outlives the person's erasure without holding the person.
CREATE TABLE platform.suppressions (
    id         uuid PRIMARY KEY,
    reason     text NOT NULL,
    source     text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX suppressions_created_at ON platform.suppressions (created_at, id);
CREATE TABLE platform.suppression_hashes (
    hash           bytea PRIMARY KEY,
    suppression_id uuid NOT NULL REFERENCES platform.suppressions (id) ON DELETE CASCADE,
    kind           text NOT NULL
);

-- The account that sends: a default per network exists from the start, so that every send names one.
CREATE TABLE platform.accounts (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    platform   text NOT NULL,
    handle     text NOT NULL,
    is_default boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT accounts_platform_handle_unique UNIQUE (platform, handle)
);
CREATE UNIQUE INDEX accounts_one_default ON platform.accounts (platform) WHERE is_default;
INSERT INTO platform.accounts (platform, handle, is_default)
VALUES ('linkedin', 'default', true), ('facebook', 'default', true), ('instagram', 'default', true),
       ('tiktok', 'default', true);

-- Heartbeats of the running processes; /healthz is 200 only if all four services are ready.
CREATE TABLE platform.instances (
    id           uuid PRIMARY KEY,
    service      text NOT NULL,
    ready        boolean NOT NULL,
    version      text NOT NULL,
    started_at   timestamptz NOT NULL,
    heartbeat_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
