-- What networks told us and nobody could store: kept until a person has looked, so that the call can be answered and is not
-- repeated until the network gives us up.
CREATE TABLE platform.inbound_leftovers (
    id           uuid PRIMARY KEY,
    platform     text NOT NULL,
    -- `unreadable`: not an event of the contract; `not_storable`: the database refuses it.
    code         text NOT NULL CONSTRAINT inbound_leftovers_code_known CHECK (code IN ('unreadable', 'not_storable')),
    reason       text NOT NULL,
    -- The event as JSON; of what no event could be made, the beginning of what came.
    content      text NOT NULL,
    -- SHA-256 of network and content: the network may repeat itself.
    fingerprint  bytea NOT NULL,
    times        bigint NOT NULL DEFAULT 1,
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    last_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT inbound_leftovers_once UNIQUE (fingerprint)
);
CREATE INDEX inbound_leftovers_newest ON platform.inbound_leftovers (created_at, id);
