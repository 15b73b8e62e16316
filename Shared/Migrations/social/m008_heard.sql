-- A no in every form and in words, and replies that wait for their person without holding anybody up.
ALTER TABLE social.social_replies
    -- What it came as: text, button, attachment, story, reaction, unsupported.
    ADD COLUMN form text NOT NULL DEFAULT 'text',
    -- What the words mean, and which decided. A doubtful one holds the person until somebody decides.
    ADD COLUMN meaning text NOT NULL DEFAULT 'other'
        CONSTRAINT social_replies_meaning_known CHECK (meaning IN ('no', 'doubtful', 'other')),
    ADD COLUMN meaning_words text[] NOT NULL DEFAULT '{}',
    ADD COLUMN decided_by text,
    ADD COLUMN decided_at timestamptz,
    -- How often the writer has changed it, and when last; when they took it back, with its text.
    ADD COLUMN revision bigint NOT NULL DEFAULT 0,
    ADD COLUMN edited_at timestamptz,
    ADD COLUMN deleted_at timestamptz;
UPDATE social.social_replies SET meaning = 'no' WHERE is_objection;
CREATE INDEX social_replies_undecided ON social.social_replies (received_at, id)
    WHERE meaning = 'doubtful' AND decided_at IS NULL;
CREATE INDEX social_replies_doubt ON social.social_replies (profile_id) WHERE meaning = 'doubtful' AND decided_at IS NULL;

-- Taken back before it was here: what comes late is not stored.
CREATE TABLE social.social_removed_replies (
    platform    text NOT NULL,
    external_id text NOT NULL,
    removed_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT social_removed_replies_pkey PRIMARY KEY (platform, external_id)
);

-- People with more waiting replies than one transaction brings to them.
CREATE TABLE social.social_waiting_people (
    profile_id uuid PRIMARY KEY REFERENCES social.social_profiles (id) ON DELETE CASCADE,
    since      timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- What somebody we do not know wrote beyond what is kept for them: counted, without the text. A no among it is on the list.
CREATE TABLE social.social_surplus_replies (
    platform         text NOT NULL,
    platform_user_id text NOT NULL,
    replies          bigint NOT NULL,
    noes             bigint NOT NULL,
    first_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    last_at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT social_surplus_replies_pkey PRIMARY KEY (platform, platform_user_id)
);
