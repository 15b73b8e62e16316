-- A life of the database: what a process remembers of one is worth nothing in the next (Docs/events.md, decision 0019).
-- PostgreSQL empties an unlogged table at every crash, immediate stop and promotion. A clean stop keeps it, and so do a cold copy
-- and a dump: so the row says where it is at home, in which table and under which start of the server.
CREATE UNLOGGED TABLE outbox.life (
    only_row       boolean PRIMARY KEY DEFAULT true CONSTRAINT life_only_row CHECK (only_row),
    life           uuid NOT NULL,
    table_oid      oid NOT NULL,
    server_started timestamptz NOT NULL,
    began_at       timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- The present era. It rises in another cluster, and where a stored cursor or an event stands at or above the next transaction
-- id of this one: there new events would stand behind them. Older eras are read without a fence, so a new one begins when no
-- writer is under way; whoever writes takes the era from `eras` in the statement that writes.
CREATE FUNCTION outbox.settle_era() RETURNS integer LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
    present outbox.eras;
    cluster bigint := (SELECT c.system_identifier FROM pg_control_system() c);
BEGIN
    PERFORM pg_advisory_xact_lock(7305, 1);
    SELECT * INTO present FROM outbox.eras ORDER BY era DESC LIMIT 1;
    -- One statement, one snapshot: nothing that is visible in it can have its xmax as id, or a later one.
    IF present.system_identifier = cluster
        AND NOT EXISTS (SELECT FROM outbox.cursors
            WHERE (era, transaction_id) >= (present.era, pg_snapshot_xmax(pg_current_snapshot())))
        AND NOT EXISTS (SELECT FROM outbox.events WHERE lane = 0
            AND (era, transaction_id) >= (present.era, pg_snapshot_xmax(pg_current_snapshot())))
        AND NOT EXISTS (SELECT FROM outbox.events WHERE lane = 1
            AND (era, transaction_id) >= (present.era, pg_snapshot_xmax(pg_current_snapshot())))
    THEN
        RETURN present.era;
    END IF;
    LOCK TABLE ONLY outbox.events IN SHARE ROW EXCLUSIVE MODE;
    INSERT INTO outbox.eras (era, system_identifier) VALUES (coalesce(present.era, 0) + 1, cluster);
    RETURN coalesce(present.era, 0) + 1;
END $$;

-- The life of this database; whoever comes first begins it, after the era is settled.
CREATE FUNCTION outbox.begin_life() RETURNS uuid LANGUAGE plpgsql AS $$
BEGIN
    PERFORM outbox.settle_era();
    DELETE FROM outbox.life l WHERE l.table_oid <> l.tableoid OR l.server_started <> pg_postmaster_start_time();
    INSERT INTO outbox.life (life, table_oid, server_started)
    VALUES (gen_random_uuid(), 'outbox.life'::regclass, pg_postmaster_start_time())
    ON CONFLICT DO NOTHING;
    RETURN (SELECT l.life FROM outbox.life l);
END $$;

-- How long a holder's word may hold: a time that lies further ahead was written under another clock.
ALTER TABLE outbox.holders ADD COLUMN lease interval NOT NULL DEFAULT interval '8 seconds';
