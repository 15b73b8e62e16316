-- The facts say up to which message event the outreach status is known, so that messaging can tell an operator's word from
-- an echo of its own that is older than what it did since.
CREATE OR REPLACE FUNCTION social.profile_facts(p social.social_profiles) RETURNS json LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT json_build_object('id', p.id, 'version', p.version, 'platform', p.platform, 'username', p.username,
        'full_name', p.full_name, 'profile_url', p.profile_url, 'bio', p.bio, 'location', p.location,
        'category', p.category, 'platform_user_id', p.platform_user_id, 'discovery_status', p.discovery_status,
        'outreach_status', p.outreach_status, 'messages_version', p.messages_version)
$$;
