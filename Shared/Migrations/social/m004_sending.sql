-- Messages leave through the ledger too, and people answer.

ALTER TABLE social.social_messages
    -- How it leaves, since it was queued: by a person's hands or by the network's own interface.
    ADD COLUMN delivery text CONSTRAINT social_messages_delivery_known CHECK (delivery IN ('assisted', 'api')),
    -- The network's name for it.
    ADD COLUMN external_id text,
    ADD COLUMN delivered_at timestamptz,
    ADD COLUMN read_at timestamptz;
UPDATE social.social_messages m SET delivery = 'assisted'
WHERE EXISTS (SELECT FROM social.social_assisted a WHERE a.message_id = m.id);
CREATE INDEX social_messages_external ON social.social_messages (platform, external_id) WHERE external_id IS NOT NULL;

-- The stable word for how a try failed; `reason` has the sentence.
ALTER TABLE social.social_message_attempts ADD COLUMN code text;

-- When a claim used the limits: taking the same item again on the same day uses nothing more.
ALTER TABLE social.social_assisted ADD COLUMN charged_at timestamptz;

-- When the person wrote last: some networks let us answer for a while after it, and follow-ups end.
ALTER TABLE social.social_recipients ADD COLUMN last_inbound_at timestamptz;
CREATE INDEX social_recipients_network_id ON social.social_recipients (platform, platform_user_id)
    WHERE platform_user_id IS NOT NULL;
ALTER TABLE social.social_profiles ADD COLUMN last_replied_at timestamptz;

-- What people wrote to us. Without a person until one with this network id appears.
CREATE TABLE social.social_replies (
    id               uuid PRIMARY KEY,
    platform         text NOT NULL,
    -- The account that wrote to this person last; no foreign key across schemas.
    account_id       uuid,
    -- Which of our accounts it was for, in the network's words.
    account_ref      text,
    external_id      text NOT NULL,
    platform_user_id text NOT NULL,
    profile_id       uuid REFERENCES social.social_profiles (id) ON DELETE CASCADE,
    thread_id        uuid,
    body             text NOT NULL,
    -- The network's clock, and ours.
    received_at      timestamptz NOT NULL,
    created_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- The whole message is a plain "no"; it is on the suppression list.
    is_objection     boolean NOT NULL DEFAULT false,
    CONSTRAINT social_replies_once UNIQUE (platform, external_id)
);
CREATE INDEX social_replies_newest ON social.social_replies (received_at, id);
CREATE INDEX social_replies_profile ON social.social_replies (profile_id, received_at, id) WHERE profile_id IS NOT NULL;
CREATE INDEX social_replies_unmatched ON social.social_replies (platform, platform_user_id) WHERE profile_id IS NULL;
CREATE INDEX social_followup_timers_person ON social.social_followup_timers (profile_id) WHERE status = 'waiting';
