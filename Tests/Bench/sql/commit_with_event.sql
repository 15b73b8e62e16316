-- The same commit as outbox-bench's, and one more insert, for pgbench: what any outbox costs that is a row in a table.
\set id random(0, 19999)
BEGIN;
UPDATE outbox.bench_subjects SET version = version + 1 WHERE id = :id;
INSERT INTO outbox.bench_rows (id, aggregatetype, aggregateid, type, payload, lane, shard, version, era)
VALUES (gen_random_uuid(), 'profile', md5('profile-' || :id)::uuid, 'social.profile.qualified',
        '{"profile_id": "9f6e1c2a-5b1d-4c53-8f1e-2c6f0f3d7a11", "kind": "profile.qualified", "platform": "linkedin", "seq": 0}',
        0, :id % 64, 1, 1);
COMMIT;
