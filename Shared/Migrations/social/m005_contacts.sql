-- A "no" by e-mail reaches people we know: of their addresses only keyed hashes are kept, as on the list of those who said no.
ALTER TABLE social.social_profiles ADD COLUMN contact_hashes bytea[] NOT NULL DEFAULT '{}';
ALTER TABLE social.social_recipients ADD COLUMN contact_hashes bytea[] NOT NULL DEFAULT '{}';
CREATE INDEX social_profiles_contact ON social.social_profiles USING gin (contact_hashes) WHERE contact_hashes <> '{}';
-- Those of a person's hashes that nobody else has whom we know: a shared mailbox is no name of one person.
CREATE FUNCTION social.own_contacts(person uuid, hashes bytea[]) RETURNS bytea[] LANGUAGE sql STABLE AS $$
    SELECT coalesce(array_agg(h.hash), '{}') FROM unnest(hashes) AS h (hash)
    WHERE NOT EXISTS (SELECT FROM social.social_profiles p
                      WHERE p.contact_hashes @> ARRAY[h.hash] AND p.contact_hashes <> '{}' AND p.id <> person)
$$;
CREATE OR REPLACE FUNCTION social.profile_facts(p social.social_profiles) RETURNS json LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT json_build_object('id', p.id, 'version', p.version, 'platform', p.platform, 'username', p.username,
        'full_name', p.full_name, 'profile_url', p.profile_url, 'bio', p.bio, 'location', p.location,
        'category', p.category, 'platform_user_id', p.platform_user_id, 'discovery_status', p.discovery_status,
        'outreach_status', p.outreach_status, 'messages_version', p.messages_version, 'contact_hashes', p.contact_hashes)
$$;

-- Whose limits a claim has used, so that a claim that lapses gives it back; likewise one that was taken back without a report.
ALTER TABLE social.social_assisted ADD COLUMN charged_account uuid;
CREATE INDEX social_assisted_lapsing ON social.social_assisted ((coalesce(claimed_until, '-infinity')))
    WHERE charged_at IS NOT NULL AND state <> 'sent';

-- When we knew who wrote it, which may be long after it came; null: before this column.
ALTER TABLE social.social_replies ADD COLUMN matched_at timestamptz;
