-- What the peer counts for its pipeline status: a message for every tenth person, with the indexes of seed 000.
DROP TABLE IF EXISTS social.social_messages CASCADE;
CREATE TABLE social.social_messages (
    id                uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    social_profile_id uuid NOT NULL,
    message_type      varchar(20) NOT NULL,
    sent_at           timestamptz
);
INSERT INTO social.social_messages (social_profile_id, message_type, sent_at)
SELECT md5('profile-' || i)::uuid, CASE WHEN i % 50 = 0 THEN 'followup' ELSE 'initial' END,
       CASE WHEN i % 20 = 0 THEN timestamptz '2025-06-01 00:00:00+00' + i * interval '1 second' END
FROM generate_series(10, {people}, 10) AS i;
CREATE INDEX ON social.social_messages (social_profile_id);
CREATE INDEX ON social.social_messages (sent_at);
