-- A no shows everywhere, a skip lasts, statuses come from what was done, and a person has one name.

ALTER TABLE social.social_profiles
    -- When the person said no; NULL: they did not, or it was taken back.
    ADD COLUMN said_no_at timestamptz,
    -- Why the outreach is over: `operator` or `said_no`; NULL while it is not, or from before this column.
    ADD COLUMN closed_reason text,
    -- An operator's word: what was closed or skipped before it may go on.
    ADD COLUMN reopened_at timestamptz,
    -- What messaging's last event said of what was done; NULL: none came since this column.
    ADD COLUMN messages_status varchar(20),
    -- Not checked for the rows that are there: they have none, and reading them all would hold everybody up.
    ADD CONSTRAINT social_profiles_closed_reason_known CHECK (closed_reason IN ('operator', 'said_no')) NOT VALID;

-- profiles: whom an entry of the list means, so that taking it back finds them. No foreign key across schemas.
CREATE TABLE social.social_noes (
    suppression_id uuid NOT NULL,
    profile_id     uuid NOT NULL REFERENCES social.social_profiles (id) ON DELETE CASCADE,
    CONSTRAINT social_noes_pkey PRIMARY KEY (suppression_id, profile_id)
);

-- Where a person stands by what was done, whatever the status says: reopening goes back to it.
CREATE FUNCTION social.facts_status(p social.social_profiles) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN p.messages_status IS NOT NULL THEN p.messages_status
                WHEN p.last_contacted_at IS NOT NULL AND p.reached & 16 > 0 THEN 'followup'
                WHEN p.last_contacted_at IS NOT NULL THEN 'sent'
                WHEN p.messages_version > 0 AND p.outreach_status = 'drafted' THEN 'drafted' ELSE 'pending' END
$$;

CREATE OR REPLACE FUNCTION social.profile_facts(p social.social_profiles) RETURNS json LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT json_build_object('id', p.id, 'version', p.version, 'platform', p.platform, 'username', p.username,
        'full_name', p.full_name, 'profile_url', p.profile_url, 'bio', p.bio, 'location', p.location,
        'category', p.category, 'platform_user_id', p.platform_user_id, 'discovery_status', p.discovery_status,
        'outreach_status', p.outreach_status, 'messages_version', p.messages_version, 'contact_hashes', p.contact_hashes,
        'said_no_at', p.said_no_at, 'closed_reason', p.closed_reason, 'reopened_at', p.reopened_at)
$$;

-- Facebook ignores full stops in names, so an address has none; `profile.php?id=…` is another kind.
CREATE FUNCTION social.plain_address(platform text, address text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN platform = 'facebook' AND address LIKE 'https://www.facebook.com/_%'
                     AND address NOT LIKE 'https://www.facebook.com/profile.php?%'
                     AND replace(substr(address, 26), '.', '') <> ''
                THEN 'https://www.facebook.com/' || replace(substr(address, 26), '.', '') ELSE address END
$$;

-- Two known people who are one by today's spelling of names. An operator decides; nothing is merged by itself.
CREATE TABLE social.social_doubles (
    profile_id uuid PRIMARY KEY REFERENCES social.social_profiles (id) ON DELETE CASCADE,
    same_as    uuid NOT NULL REFERENCES social.social_profiles (id) ON DELETE CASCADE,
    found_at   timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- profiles: everybody is looked at again, in chunks; a killed look goes on where it stopped. The first is wanted by this file.
CREATE TABLE social.social_sweeps (
    only_row     boolean PRIMARY KEY DEFAULT true CONSTRAINT social_sweeps_only_row CHECK (only_row),
    wanted       bigint NOT NULL DEFAULT 1,
    done         bigint NOT NULL DEFAULT 0,
    -- The one under way, and the last person that it has looked at.
    running      bigint,
    after        uuid,
    worker_until timestamptz
);
INSERT INTO social.social_sweeps DEFAULT VALUES;

ALTER TABLE social.social_recipients
    ADD COLUMN said_no_at timestamptz,
    ADD COLUMN suppression_id uuid,
    -- Keyed hashes of the names, by which a no is recognised that comes as hashes only; empty: not made yet.
    ADD COLUMN name_hashes bytea[] NOT NULL DEFAULT '{}',
    -- Somebody decided by hand not to send; nothing is drafted until an operator reopens the person.
    ADD COLUMN skipped_at timestamptz,
    ADD COLUMN reopened_at timestamptz,
    -- Not only by a no: they stay closed when that is taken back.
    ADD COLUMN closed_by_operator boolean NOT NULL DEFAULT false;
UPDATE social.social_recipients SET closed_by_operator = true WHERE outreach_status = 'closed';
CREATE INDEX social_recipients_names ON social.social_recipients USING gin (name_hashes);
CREATE INDEX social_recipients_contacts ON social.social_recipients USING gin (contact_hashes) WHERE contact_hashes <> '{}';
CREATE INDEX social_recipients_nameless ON social.social_recipients (profile_id) WHERE name_hashes = '{}';

-- A follow-up that a timer asked for, and that could not be drafted, is told to the timer.
ALTER TABLE social.social_draft_items ADD COLUMN due_message_id uuid;
CREATE INDEX social_draft_items_failed_due ON social.social_draft_items (profile_id)
    WHERE status = 'failed' AND due_message_id IS NOT NULL;
ALTER TABLE social.social_followup_timers
    ADD COLUMN code text,
    ADD COLUMN reason text,
    ADD COLUMN failed_at timestamptz,
    DROP CONSTRAINT social_followup_timers_status_known,
    ADD CONSTRAINT social_followup_timers_status_known
        CHECK (status IN ('waiting', 'raised', 'cancelled', 'failed')) NOT VALID;
