-- The queue for hands is the ledger (platform m009, decision 0022). What waited here, was claimed or reported becomes actions under
-- the ids that clients know; every attempt is in the ledger's table.

LOCK TABLE social.social_assisted, social.social_message_attempts IN ACCESS EXCLUSIVE MODE;

INSERT INTO platform.actions (id, product, subject_id, account_id, platform, operation, guarantee, input, body_sha256,
    recipient_hashes, delivery, status, first_call_at, last_call_at, code, reason, claimed_by, claimed_name, claimed_until,
    charged_at, created_by, created_at, finished_at, finished_by)
SELECT a.id, 'social', m.id, c.id, m.platform, 'message', 'none', '{}',
    sha256(convert_to(coalesce(m.draft_body, ''), 'UTF8')), '{}', 'hands',
    -- A claim that is over and was not given back may have been sent: its end finds that nobody knows.
    CASE WHEN a.state = 'sent' THEN 'succeeded' WHEN a.state = 'skipped' THEN 'cancelled'
         WHEN a.claimed_until IS NULL THEN 'offered' ELSE 'calling' END,
    h.at, h.at, CASE WHEN a.state = 'skipped' THEN 'SKIPPED' END, m.reason,
    CASE WHEN a.state = 'waiting' AND a.claimed_until IS NOT NULL THEN a.claimed_by END,
    CASE WHEN a.state = 'waiting' AND a.claimed_until IS NOT NULL
         THEN coalesce((SELECT k.name FROM platform.api_keys k WHERE k.id::text = a.claimed_by), a.claimed_by) END,
    CASE WHEN a.state = 'waiting' THEN a.claimed_until END,
    CASE WHEN a.state = 'sent' OR a.state = 'waiting' AND a.claimed_until IS NOT NULL THEN a.charged_at END,
    'before the ledger', a.created_at, a.done_at, nullif(a.done_by, 'ledger')
FROM social.social_assisted a JOIN social.social_messages m ON m.id = a.message_id
JOIN LATERAL (
    SELECT c.id FROM platform.accounts c WHERE c.platform = m.platform
    ORDER BY c.id = coalesce(a.charged_account, m.account_id) DESC NULLS LAST, c.is_default DESC, c.created_at LIMIT 1) c ON true
CROSS JOIN LATERAL (
    SELECT CASE WHEN a.state = 'sent' THEN coalesce(a.charged_at, m.sent_at)
                WHEN a.state = 'waiting' AND a.claimed_until IS NOT NULL
                THEN coalesce(a.charged_at, a.claimed_until - interval '10 minutes') END AS at) h;

UPDATE social.social_messages m SET status = 'SENDING', version = m.version + 1, updated_at = now()
FROM platform.actions a
WHERE a.product = 'social' AND a.delivery = 'hands' AND a.status = 'calling' AND a.subject_id = m.id AND m.status = 'QUEUED';

-- What was charged by a claim and neither sent nor in hand is given back to its own day: the ledger does so at once.
DO $$
DECLARE charge record;
BEGIN
    FOR charge IN
        SELECT a.charged_at AS at, act.account_id, act.platform
        FROM social.social_assisted a JOIN platform.actions act ON act.id = a.id
        WHERE a.charged_at IS NOT NULL AND act.charged_at IS NULL
        ORDER BY act.account_id, a.charged_at
    LOOP
        UPDATE platform.limits l SET slots = array_remove(l.slots, charge.at),
            day_used = greatest(0, l.day_used - (l.day = (charge.at AT TIME ZONE 'UTC')::date)::int),
            week_used = greatest(0, l.week_used - (l.week = date_trunc('week', charge.at AT TIME ZONE 'UTC')::date)::int)
        WHERE l.operation = 'message'
          AND (l.account_id = charge.account_id OR l.account_id IS NULL AND l.platform = charge.platform);
    END LOOP;
END $$;

-- What hands did: a report is a try, the rest are words.
INSERT INTO platform.action_attempts (action_id, number, kind, delivery, actor, intent_at, calling_at, ended_at, outcome, code,
    reason)
SELECT s.action, row_number() OVER (PARTITION BY s.action, s.kind ORDER BY s.at, s.id), s.kind, 'hands', s.actor, s.at,
    CASE WHEN s.kind = 'try' THEN s.at END, s.at,
    CASE WHEN s.kind = 'try' THEN 'succeeded' ELSE s.outcome END, s.code, s.reason
FROM (SELECT t.id, t.at, t.actor, t.outcome, t.code, t.reason, a.id AS action,
             CASE WHEN t.outcome = 'sent' THEN 'try' ELSE 'word' END AS kind
      FROM social.social_message_attempts t JOIN social.social_assisted a ON a.message_id = t.message_id
      WHERE t.delivery = 'assisted' AND EXISTS (SELECT FROM platform.actions k WHERE k.id = a.id)) s;
INSERT INTO platform.action_attempts (action_id, number, kind, delivery, actor, intent_at, calling_at)
SELECT a.id, (SELECT count(*) + 1 FROM platform.action_attempts t WHERE t.action_id = a.id AND t.kind = 'try'), 'try', 'hands',
    a.claimed_by, a.last_call_at, a.last_call_at
FROM platform.actions a WHERE a.product = 'social' AND a.delivery = 'hands' AND a.status = 'calling';
UPDATE platform.actions a SET attempts =
    (SELECT count(*) FROM platform.action_attempts t WHERE t.action_id = a.id AND t.kind = 'try')
WHERE a.product = 'social' AND a.delivery = 'hands';

-- Of the interface's messages the tries and questions are there already; the words come with them.
INSERT INTO platform.action_attempts (action_id, number, kind, delivery, actor, intent_at, ended_at, outcome, code, reason)
SELECT w.action, row_number() OVER (PARTITION BY w.action ORDER BY w.at, w.id), 'word', 'api', nullif(w.actor, 'ledger'), w.at, w.at,
    w.outcome, w.code, w.reason
FROM (SELECT t.*, (SELECT a.id FROM platform.actions a
                   WHERE a.product = 'social' AND a.subject_id = t.message_id AND a.delivery = 'api' AND a.created_at <= t.at
                   ORDER BY a.created_at DESC LIMIT 1) AS action
      FROM social.social_message_attempts t
      WHERE t.delivery = 'api' AND t.outcome IN ('resolved', 'skipped', 'cancelled')) w
WHERE w.action IS NOT NULL;

-- The tables stay as shells for processes of the version before: they read nothing there, and what they write goes to the ledger.
DROP INDEX social.social_assisted_waiting, social.social_assisted_lapsing, social.social_message_attempts_message;
DELETE FROM social.social_assisted;
DELETE FROM social.social_message_attempts;

CREATE FUNCTION social.offer_to_hands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO platform.actions (id, product, subject_id, account_id, platform, operation, guarantee, input, body_sha256,
        recipient_hashes, delivery, status, created_by)
    SELECT NEW.id, 'social', m.id, c.id, m.platform, 'message', 'none', '{}',
        sha256(convert_to(coalesce(m.draft_body, ''), 'UTF8')), '{}', 'hands', 'offered', 'an earlier version'
    FROM social.social_messages m
    JOIN LATERAL (
        SELECT c.id FROM platform.accounts c WHERE c.platform = m.platform
        ORDER BY c.id = m.account_id DESC NULLS LAST, c.is_default DESC, c.created_at LIMIT 1) c ON true
    WHERE m.id = NEW.message_id
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER social_assisted_is_a_shell BEFORE INSERT ON social.social_assisted
    FOR EACH ROW EXECUTE FUNCTION social.offer_to_hands();

CREATE FUNCTION social.note_in_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Tries and questions the ledger of that version has written down itself.
    IF NEW.outcome IN ('resolved', 'skipped', 'cancelled') THEN
        INSERT INTO platform.action_attempts (action_id, number, kind, delivery, actor, intent_at, ended_at, outcome, code, reason)
        SELECT a.id, (SELECT coalesce(max(t.number), 0) + 1 FROM platform.action_attempts t
                      WHERE t.action_id = a.id AND t.kind = 'word'), 'word', a.delivery, nullif(NEW.actor, 'ledger'), NEW.at, NEW.at,
            NEW.outcome, NEW.code, NEW.reason
        FROM platform.actions a WHERE a.product = 'social' AND a.subject_id = NEW.message_id
        ORDER BY a.created_at DESC LIMIT 1
        ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER social_message_attempts_is_a_shell BEFORE INSERT ON social.social_message_attempts
    FOR EACH ROW EXECUTE FUNCTION social.note_in_ledger();
