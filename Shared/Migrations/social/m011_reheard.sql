-- Replies of before are read again by today's words, a person on two networks is one, and an address is shown as it was given.

ALTER TABLE social.social_replies
    -- By today's words; what an older process stored is read again.
    ADD COLUMN is_heard boolean NOT NULL DEFAULT false;
CREATE INDEX social_replies_unheard ON social.social_replies (id) WHERE NOT is_heard;

CREATE FUNCTION social.plain_name(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT nullif(lower(btrim(regexp_replace(name, '\s+', ' ', 'g'))), '')
$$;

-- Contacts that nobody else has whom we know. The same name on another network is nobody else.
CREATE OR REPLACE FUNCTION social.own_contacts(person uuid, hashes bytea[]) RETURNS bytea[] LANGUAGE sql STABLE AS $$
    SELECT coalesce(array_agg(h.hash), '{}') FROM unnest(hashes) AS h (hash)
    WHERE NOT EXISTS (
        SELECT FROM social.social_profiles p LEFT JOIN social.social_profiles me ON me.id = person
        WHERE p.contact_hashes @> ARRAY[h.hash] AND p.contact_hashes <> '{}' AND p.id <> person
          AND (p.platform <> me.platform AND social.plain_name(p.full_name) = social.plain_name(me.full_name)) IS NOT TRUE)
$$;

-- As it was given: full stops of a Facebook name stand in the username, and not in the address by which people are compared.
CREATE FUNCTION social.shown_address(platform text, username text, address text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN platform = 'facebook' AND username ~ '^[A-Za-z0-9.]+$'
                     AND address = 'https://www.facebook.com/' || lower(replace(username, '.', ''))
                THEN 'https://www.facebook.com/' || lower(username) ELSE address END
$$;

CREATE OR REPLACE FUNCTION social.profile_facts(p social.social_profiles) RETURNS json LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT json_build_object('id', p.id, 'version', p.version, 'platform', p.platform, 'username', p.username,
        'full_name', p.full_name, 'profile_url', social.shown_address(p.platform, p.username, p.profile_url), 'bio', p.bio,
        'location', p.location, 'category', p.category, 'platform_user_id', p.platform_user_id,
        'discovery_status', p.discovery_status, 'outreach_status', p.outreach_status,
        'messages_version', p.messages_version, 'contact_hashes', p.contact_hashes, 'said_no_at', p.said_no_at,
        'closed_reason', p.closed_reason, 'reopened_at', p.reopened_at)
$$;
