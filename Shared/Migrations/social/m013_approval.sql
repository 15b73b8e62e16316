-- Lists of what was sent, or else made, newest first; and of drafts. First, so that nobody who reads waits while they are built.
CREATE INDEX social_messages_happened ON social.social_messages (status, coalesce(sent_at, created_at), id);
CREATE INDEX social_messages_drafts ON social.social_messages (created_at, id) WHERE status IN ('DRAFT', 'APPROVED');

-- What was read when a draft was approved, as hashes by part: another text, recipient or account voids it.
ALTER TABLE social.social_messages
    ADD COLUMN approval    jsonb,
    ADD COLUMN approved_by text,
    ADD COLUMN approved_at timestamptz;
