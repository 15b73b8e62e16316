-- A person's hands act inside the ledger: what they shall do is offered, a claim is a call, a report is its conclusion
-- (decision 0022).

ALTER TABLE platform.actions
    -- What does the deed.
    ADD COLUMN delivery text NOT NULL DEFAULT 'api' CONSTRAINT actions_delivery_known
        CHECK (delivery IN ('api', 'browser', 'hands')),
    -- Who has it in hand, by id and by name, and until when others do not see it.
    ADD COLUMN claimed_by text,
    ADD COLUMN claimed_name text,
    ADD COLUMN claimed_until timestamptz,
    -- The person whose report ended it: such an end can be taken back for a while.
    ADD COLUMN finished_by text,
    DROP CONSTRAINT actions_status_known,
    ADD CONSTRAINT actions_status_known CHECK (status IN
        ('queued', 'offered', 'intent', 'calling', 'succeeded', 'failed', 'unknown', 'reconciling', 'cancelled')),
    -- Whatever a process of an earlier version believes: no planner gets what hands have.
    ADD CONSTRAINT actions_hands_are_offered
        CHECK (delivery <> 'hands' OR status NOT IN ('queued', 'intent', 'reconciling'));

-- The list of what waits for hands, the oldest first, and the claims that are over. They have no lease: a process of an earlier
-- version would take their ends for its own.
CREATE INDEX actions_offered ON platform.actions (product, created_at, id)
    WHERE delivery = 'hands' AND status IN ('offered', 'calling');
CREATE INDEX actions_claimed ON platform.actions (claimed_until) WHERE delivery = 'hands' AND status = 'calling';

-- Every attempt of any delivery. `kind` is `try`, `lookup`, or `word`: what a person or the ledger said of the action without trying.
ALTER TABLE platform.action_attempts
    ALTER COLUMN worker DROP NOT NULL,
    ADD COLUMN delivery text NOT NULL DEFAULT 'api',
    -- The person; NULL: the ledger by itself.
    ADD COLUMN actor text;
