-- An older life of the database sends nothing by itself (Docs/ledger.md, "Older lives"; decision 0020).

-- The timeline that is written now. Asks for no right; the control file's own lags behind a promotion.
CREATE FUNCTION platform.timeline() RETURNS integer LANGUAGE sql STABLE AS
$$ SELECT ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::integer $$;

-- By what these tables know that they are where they were. A dump brings the row along, and it fits nowhere else. The first start
-- writes it.
CREATE TABLE platform.life (
    only_row          boolean PRIMARY KEY DEFAULT true CONSTRAINT life_only_row CHECK (only_row),
    -- Names the marks outside the database; every copy has the same.
    installation      uuid NOT NULL DEFAULT gen_random_uuid(),
    system_identifier bigint NOT NULL,
    timeline          integer NOT NULL,
    ledger_oid        bigint NOT NULL,
    -- Rises with each quarantine: marks of an earlier generation count no more.
    generation        bigint NOT NULL DEFAULT 1,
    noted_at          timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- What was done to people and cannot be undone, counted: calls, reports of hands, what was taken back; in place 16 every no. A
-- process counts in a place of its own, so that they don't wait for each other. What remembers a higher count has seen a later
-- life.
CREATE TABLE platform.deeds (
    stripe smallint PRIMARY KEY CONSTRAINT deeds_stripe_range CHECK (stripe BETWEEN 0 AND 16),
    count  bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 10);
INSERT INTO platform.deeds (stripe) SELECT generate_series(0, 16);

-- At the commit, so that nobody holds the count while waiting for something else; once per transaction is enough to rise.
CREATE FUNCTION platform.count_deed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE platform.deeds SET count = count + 1
    WHERE stripe = CASE WHEN TG_ARGV[0] = 'no' THEN 16 ELSE pg_backend_pid() % 16 END
      AND xmin::text <> (pg_current_xact_id()::text::numeric % 4294967296)::text;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER actions_deed AFTER UPDATE OF status ON platform.actions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.status IN ('calling', 'succeeded', 'failed', 'cancelled')
          AND OLD.status NOT IN ('calling', 'unknown', 'reconciling') AND NEW.status <> OLD.status)
    EXECUTE FUNCTION platform.count_deed('deed');
CREATE CONSTRAINT TRIGGER actions_done AFTER INSERT ON platform.actions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.status IN ('calling', 'succeeded')) EXECUTE FUNCTION platform.count_deed('deed');
CREATE CONSTRAINT TRIGGER suppressions_no AFTER INSERT ON platform.suppressions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION platform.count_deed('no');

-- Which timeline a process has seen: a promotion goes on when every living process has found its own deeds in it.
ALTER TABLE platform.instances ADD COLUMN timeline integer;

-- Each time an older life was found, or somebody said that it is one.
CREATE TABLE platform.quarantines (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    cause        text NOT NULL CONSTRAINT quarantines_cause_known
                 CHECK (cause IN ('cluster', 'tables', 'timeline', 'mark', 'dump', 'by_hand')),
    -- While it is open nothing is sent.
    pause_id     uuid NOT NULL REFERENCES platform.pauses (id),
    -- The newest moment that the older life knows of: what was done later is lost.
    since        timestamptz NOT NULL,
    -- Who was here before it is written to only when confirmed.
    cut          timestamptz NOT NULL,
    -- Until when a file outside the database had every no; NULL without one.
    noes_until   timestamptz,
    noes_merged  integer NOT NULL,
    began_by     text NOT NULL,
    began_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Somebody has answered for everybody who was here.
    confirmed_by text,
    confirmed_at timestamptz
);
CREATE INDEX quarantines_open ON platform.quarantines (cut) WHERE confirmed_at IS NULL;

ALTER TABLE platform.actions
    -- The quarantine that made it doubtful.
    ADD COLUMN restored uuid,
    -- Its product knows that it is doubtful.
    ADD COLUMN is_told boolean NOT NULL DEFAULT true;
CREATE INDEX actions_untold ON platform.actions (created_at, id) WHERE NOT is_told;
CREATE INDEX actions_restored ON platform.actions (created_at, id)
    WHERE restored IS NOT NULL AND status IN ('queued', 'unknown', 'reconciling');
