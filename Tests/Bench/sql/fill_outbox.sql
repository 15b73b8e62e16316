-- :events events in lane 0, a commit for every 1000, of the size that the queue peers get.
DO $$
BEGIN
    FOR batch IN 0 .. ({events} / 1000) - 1 LOOP
        INSERT INTO outbox.events (id, aggregatetype, aggregateid, type, payload, lane, shard, version, era)
        SELECT gen_random_uuid(), 'profile', md5('profile-' || i)::uuid, 'social.profile.qualified',
               '{{"profile_id": "' || md5('profile-' || i)::uuid || '", "kind": "profile.qualified", "platform": "linkedin", "seq": 0}}',
               0, i % 64, 1, 1
        FROM generate_series(batch * 1000 + 1, batch * 1000 + 1000) AS i;
        COMMIT;
    END LOOP;
END
$$
