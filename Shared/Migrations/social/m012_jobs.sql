-- Jobs of every kind stand in one list, can be stopped and go on, and say what they were begun with.
ALTER TABLE social.social_jobs
    ADD COLUMN reason text,
    ADD COLUMN started_at timestamptz,
    DROP CONSTRAINT social_jobs_status_known,
    ADD CONSTRAINT social_jobs_status_known
        CHECK (status IN ('pending', 'running', 'completed', 'failed', 'stopped'));
ALTER TABLE social.social_draft_items
    DROP CONSTRAINT social_draft_items_status_known,
    ADD CONSTRAINT social_draft_items_status_known CHECK (status IN ('pending', 'completed', 'failed', 'stopped'));
CREATE INDEX social_jobs_newest ON social.social_jobs (created_at, id);
CREATE INDEX social_jobs_running ON social.social_jobs (kind, created_at) WHERE status IN ('pending', 'running');
-- The list of follow-ups is read by when they are due, whatever became of them.
CREATE INDEX social_followup_timers_order ON social.social_followup_timers (due_at, message_id);
CREATE INDEX social_draft_items_person ON social.social_draft_items (profile_id, message_type);
CREATE INDEX social_draft_items_failures ON social.social_draft_items (job_id, created_at, id)
    WHERE code IS NOT NULL AND status <> 'completed';
CREATE INDEX social_draft_items_order ON social.social_draft_items (job_id, created_at, id);

-- From now on what ends is added to its job; until now it was counted anew each time.
UPDATE social.social_jobs j SET done = c.done, failed = c.failed, started_at = j.created_at
FROM (SELECT job_id, count(*) FILTER (WHERE status = 'completed') AS done, count(*) FILTER (WHERE status = 'failed') AS failed
      FROM social.social_draft_items WHERE job_id IS NOT NULL GROUP BY job_id) c
WHERE j.id = c.job_id;

ALTER TABLE social.social_imports ADD COLUMN created_by text;

-- Reading files and searching keep tables of their own; the list follows them, also when a process of an older version writes them.
CREATE FUNCTION social.list_import() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status <> 'uploading' THEN
        INSERT INTO social.social_jobs AS j (id, kind, status, accepted, done, failed, reason, created_by, created_at,
            started_at, completed_at)
        VALUES (NEW.id, 'import', NEW.status, NEW.rows, NEW.added + NEW.updated + NEW.duplicate + NEW.suppressed,
            NEW.invalid, NEW.error_message, coalesce(NEW.created_by, ''), NEW.created_at,
            CASE WHEN NEW.status <> 'pending' THEN clock_timestamp() END, NEW.completed_at)
        ON CONFLICT (id) DO UPDATE SET status = excluded.status, accepted = excluded.accepted, done = excluded.done,
            failed = excluded.failed, reason = excluded.reason, completed_at = excluded.completed_at,
            started_at = coalesce(j.started_at, excluded.started_at);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER social_imports_listed
    AFTER INSERT OR UPDATE OF status, rows, added, updated, duplicate, suppressed, invalid ON social.social_imports
    FOR EACH ROW EXECUTE FUNCTION social.list_import();

CREATE FUNCTION social.list_discovery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO social.social_jobs AS j (id, kind, status, accepted, done, failed, reason, created_by, created_at,
        started_at, completed_at)
    VALUES (NEW.id, 'discover', NEW.status, coalesce(NEW.results_count, 0), coalesce(NEW.results_count, 0), 0,
        NEW.error_message, '', coalesce(NEW.created_at, now()), CASE WHEN NEW.status <> 'pending' THEN clock_timestamp() END,
        NEW.completed_at)
    ON CONFLICT (id) DO UPDATE SET status = excluded.status, accepted = excluded.accepted, done = excluded.done,
        reason = excluded.reason, completed_at = excluded.completed_at,
        started_at = coalesce(j.started_at, excluded.started_at);
    RETURN NULL;
END $$;
CREATE TRIGGER social_discovery_jobs_listed AFTER INSERT OR UPDATE ON social.social_discovery_jobs
    FOR EACH ROW EXECUTE FUNCTION social.list_discovery();

-- Marking people as looked at is a job like any other. A process of an older version writes the old table; whoever goes on reads the list.
CREATE FUNCTION social.list_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO social.social_jobs AS j (id, kind, status, accepted, done, created_by, created_at, started_at, completed_at)
    VALUES (NEW.id, 'review', NEW.status, NEW.accepted, NEW.done, '', NEW.created_at, NEW.created_at, NEW.completed_at)
    ON CONFLICT (id) DO UPDATE SET done = j.done + CASE WHEN TG_OP = 'UPDATE' THEN NEW.done - OLD.done ELSE 0 END,
        status = CASE WHEN excluded.status = 'completed' THEN 'completed' ELSE j.status END,
        completed_at = coalesce(j.completed_at, excluded.completed_at);
    RETURN NULL;
END $$;
CREATE TRIGGER social_review_jobs_listed AFTER INSERT OR UPDATE OF status, done ON social.social_review_jobs
    FOR EACH ROW EXECUTE FUNCTION social.list_review();

-- What is there already: each row is written once more, as it is.
UPDATE social.social_imports SET status = status;
UPDATE social.social_discovery_jobs SET status = status;
UPDATE social.social_review_jobs SET status = status;
-- When they really began nobody wrote down.
UPDATE social.social_jobs SET started_at = created_at WHERE kind IN ('import', 'discover') AND completed_at < started_at;
