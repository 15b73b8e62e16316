-- What people change about accounts carries a version, and the ledger can be paged through.

ALTER TABLE platform.accounts ADD COLUMN version bigint NOT NULL DEFAULT 1;

-- The check value of the key that seals credentials: another key is told apart from a damaged row, and never seals beside it.
CREATE TABLE platform.secrets_key (
    only_row    boolean PRIMARY KEY DEFAULT true CONSTRAINT secrets_key_only_row CHECK (only_row),
    check_value bytea NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- The ledger as a list, newest first; what did not simply succeed is rare, and found by status.
CREATE INDEX actions_newest ON platform.actions (created_at, id);
CREATE INDEX actions_unsettled ON platform.actions (status, created_at, id) WHERE status <> 'succeeded';
