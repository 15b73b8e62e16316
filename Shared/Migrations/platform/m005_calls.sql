-- What calls leave behind, and why nobody makes them.

ALTER TABLE platform.actions
    -- `first_call_at` is where the window of a key begins; this is the moment of a message that a later call sent.
    ADD COLUMN last_call_at timestamptz;

-- A sentence beside `held_by`, where the rule alone does not say it.
ALTER TABLE platform.action_queues ADD COLUMN held_reason text;

-- How often a network said "slow down" since an account last got something through.
ALTER TABLE platform.accounts ADD COLUMN slowdowns_in_row integer NOT NULL DEFAULT 0;

-- Keys to be repeated: they are forgotten at a moment, whatever holds the queue by then.
CREATE INDEX actions_in_doubt ON platform.actions (first_call_at) WHERE status = 'queued' AND in_doubt;
