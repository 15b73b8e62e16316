-- A queue holds what is done in one way: a process that has no browser must neither take nor wait for what one is needed for.
ALTER TABLE platform.queues ADD COLUMN delivery text NOT NULL DEFAULT 'api' CHECK (delivery IN ('api', 'browser')),
    DROP CONSTRAINT queues_pkey,
    ADD CONSTRAINT queues_pkey PRIMARY KEY (product, account_id, operation, delivery);
ALTER TABLE platform.queues ALTER COLUMN delivery DROP DEFAULT;
INSERT INTO platform.queues (product, account_id, operation, delivery, platform, ready_at)
SELECT DISTINCT product, account_id, operation, delivery, platform, clock_timestamp() FROM platform.actions
WHERE status = 'queued' AND delivery = 'browser'
ON CONFLICT DO NOTHING;

CREATE OR REPLACE FUNCTION platform.forward_queue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO platform.queues AS q (product, account_id, operation, delivery, platform, ready_at)
    SELECT DISTINCT a.product, NEW.account_id, NEW.operation, a.delivery, NEW.platform, NEW.ready_at FROM platform.actions a
    WHERE a.account_id = NEW.account_id AND a.operation = NEW.operation AND a.status = 'queued' AND a.delivery <> 'hands'
    ON CONFLICT (product, account_id, operation, delivery) DO UPDATE SET ready_at = least(q.ready_at, EXCLUDED.ready_at);
    RETURN NULL;
END $$;

-- What is in line is found by its queue: those behind another product's, or the other way's, are not passed by one by one.
DROP INDEX platform.actions_in_line;
CREATE INDEX actions_by_way ON platform.actions (account_id, operation, product, delivery, created_at, id)
    WHERE status = 'queued' AND reckoned_at IS NOT NULL;
DROP INDEX platform.actions_later;
CREATE INDEX actions_later_by_way ON platform.actions (account_id, operation, product, delivery, not_before, created_at)
    WHERE status = 'queued' AND reckoned_at IS NULL;
