-- After a restore people are written to only when somebody has answered for them (Docs/ledger.md, "Older lives").

ALTER TABLE social.social_recipients ADD COLUMN confirmed_at timestamptz;
ALTER TABLE social.social_followup_timers ADD COLUMN confirmed_at timestamptz;

-- What hands take and report counts as done, as calls do.
CREATE CONSTRAINT TRIGGER social_assisted_deed AFTER UPDATE ON social.social_assisted DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.state <> OLD.state OR NEW.claimed_by IS DISTINCT FROM OLD.claimed_by AND NEW.claimed_by IS NOT NULL)
    EXECUTE FUNCTION platform.count_deed('deed');
