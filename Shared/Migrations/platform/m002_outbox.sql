-- The outbox (Docs/events.md). Column names are Debezium's, so that change data capture can be attached later.
CREATE SCHEMA IF NOT EXISTS outbox;

CREATE SEQUENCE outbox.position AS bigint CACHE 1;

-- No unique index on id: position and transaction_id order the log, and a second index would halve the appends.
CREATE TABLE outbox.events (
    id             uuid NOT NULL,
    aggregatetype  text NOT NULL,
    aggregateid    text NOT NULL,
    type           text NOT NULL,
    payload        text NOT NULL,
    lane           smallint NOT NULL CONSTRAINT events_lane_known CHECK (lane IN (0, 1)),
    shard          smallint NOT NULL CONSTRAINT events_shard_range CHECK (shard BETWEEN 0 AND 63),
    version        bigint NOT NULL,
    era            integer NOT NULL,
    transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
    position       bigint NOT NULL DEFAULT nextval('outbox.position'),
    occurred_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    traceparent    text
) PARTITION BY RANGE (occurred_at);
ALTER TABLE outbox.events ALTER COLUMN payload SET COMPRESSION lz4;
CREATE INDEX events_cursor ON outbox.events (lane, era, transaction_id, position);

-- An event whose day has no partition yet lands here: a missing partition never fails a business transaction.
CREATE TABLE outbox.events_default PARTITION OF outbox.events DEFAULT;

-- Transaction ids start again in a restored cluster; a new system identifier raises the era.
CREATE TABLE outbox.eras (
    era               integer PRIMARY KEY,
    system_identifier bigint NOT NULL,
    began_at          timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE outbox.subscriptions (
    name       text PRIMARY KEY,
    types      text[] NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Everything up to and including (era, transaction_id, position) is applied. `token` is the fencing token of the
-- shard's present holder: a holder that lost its lease can no longer move the cursor.
CREATE TABLE outbox.cursors (
    subscription   text NOT NULL REFERENCES outbox.subscriptions (name) ON DELETE CASCADE,
    lane           smallint NOT NULL,
    shard          smallint NOT NULL,
    era            integer NOT NULL,
    transaction_id xid8 NOT NULL,
    position       bigint NOT NULL,
    token          bigint NOT NULL DEFAULT 0,
    CONSTRAINT cursors_pkey PRIMARY KEY (subscription, lane, shard)
) WITH (fillfactor = 50);

-- Who holds which shard. Heartbeats lie in `holders`, so that they never touch a lease or a cursor row.
CREATE TABLE outbox.leases (
    subscription text NOT NULL REFERENCES outbox.subscriptions (name) ON DELETE CASCADE,
    shard        smallint NOT NULL,
    holder       uuid,
    token        bigint NOT NULL DEFAULT 0,
    CONSTRAINT leases_pkey PRIMARY KEY (subscription, shard)
) WITH (fillfactor = 50);
CREATE TABLE outbox.holders (
    holder       uuid NOT NULL,
    subscription text NOT NULL REFERENCES outbox.subscriptions (name) ON DELETE CASCADE,
    expires_at   timestamptz NOT NULL,
    CONSTRAINT holders_pkey PRIMARY KEY (holder, subscription)
) WITH (fillfactor = 50);

-- A failing event and every later event of its subject wait here, in order, while the shard goes on.
CREATE TABLE outbox.parked (
    subscription  text NOT NULL REFERENCES outbox.subscriptions (name) ON DELETE CASCADE,
    shard         smallint NOT NULL,
    id            uuid NOT NULL,
    aggregatetype text NOT NULL,
    aggregateid   text NOT NULL,
    type          text NOT NULL,
    payload       text NOT NULL,
    lane          smallint NOT NULL,
    version       bigint NOT NULL,
    era           integer NOT NULL,
    transaction_id xid8 NOT NULL,
    position      bigint NOT NULL,
    occurred_at   timestamptz NOT NULL,
    traceparent   text,
    attempts      integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    error         text,
    CONSTRAINT parked_pkey PRIMARY KEY (subscription, era, transaction_id, position)
);
CREATE INDEX parked_subject ON outbox.parked (subscription, aggregatetype, aggregateid);
CREATE INDEX parked_due ON outbox.parked (subscription, next_attempt_at);

-- Events given up after the last attempt: listed by cause, replayed or discarded by a person.
CREATE TABLE outbox.dead_letters (
    dead_letter_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    subscription  text NOT NULL,
    shard         smallint NOT NULL,
    id            uuid NOT NULL,
    aggregatetype text NOT NULL,
    aggregateid   text NOT NULL,
    type          text NOT NULL,
    payload       text NOT NULL,
    lane          smallint NOT NULL,
    version       bigint NOT NULL,
    era           integer NOT NULL,
    transaction_id xid8 NOT NULL,
    position      bigint NOT NULL,
    occurred_at   timestamptz NOT NULL,
    traceparent   text,
    attempts      integer NOT NULL,
    error         text NOT NULL,
    fingerprint   text NOT NULL,
    died_at       timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX dead_letters_cause ON outbox.dead_letters (subscription, fingerprint, died_at);

-- Every replay, discard and retirement, and who asked for it.
CREATE TABLE outbox.interventions (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    action       text NOT NULL CONSTRAINT interventions_action_known CHECK (action IN ('replay', 'discard', 'retire')),
    subscription text NOT NULL,
    fingerprint  text,
    events       bigint NOT NULL,
    actor        text NOT NULL,
    at           timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- CloudEvents 1.0 with the partitioning, sequence and distributed tracing extensions.
CREATE VIEW outbox.cloudevents AS
SELECT '1.0'::text AS specversion, id::text AS id, '/outreach/' || aggregatetype AS source, type, aggregateid AS subject,
       occurred_at AS time, 'application/json'::text AS datacontenttype, payload AS data,
       aggregateid AS partitionkey, position::text AS sequence, traceparent
FROM outbox.events;
