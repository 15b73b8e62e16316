-- Invented people, the same on every run: :people rows into social.social_profiles.
--   id          md5('profile-' || i) as uuid: in random order of the index, in order of i in the table
--   platform    25 % each; discovery_status 40 % discovered, 30 % reviewed, 20 % qualified, 10 % rejected
--   outreach    70 % pending, 10 % drafted, 12 % sent, 5 % followup, 3 % closed, independent of the other
--   created_at  ten seconds apart
SELECT md5('profile-' || i)::uuid AS id,
       platform,
       'user' || i AS username,
       (ARRAY['Ada','Bea','Cem','Dai','Eva','Finn','Gus','Hana','Ines','Jon'])[1 + (h >> 5) % 10] || ' ' ||
       (ARRAY['Adams','Brown','Chen','Diaz','Evans','Fox','Garcia','Haas','Ito','Jensen'])[1 + (h >> 9) % 10] || ' ' || i AS full_name,
       'https://www.' || platform || '.com/' || CASE platform WHEN 'linkedin' THEN 'in/' WHEN 'tiktok' THEN '@' ELSE '' END || 'user' || i AS profile_url,
       'Profile ' || i || ' writes about ' || category || ' and answers most messages within a few days; based in the region since ' ||
       (1990 + h % 30) || '.' AS bio,
       'City ' || (h >> 3) % 200 || ', Region ' || (h >> 7) % 20 AS location,
       category,
       ((h % 1000) * (h % 1000) / 10)::integer AS followers_count,
       (((h >> 4) % 10000) / 100.0)::numeric(5, 2) AS engagement_score,
       CASE WHEN d < 40 THEN 'discovered' WHEN d < 70 THEN 'reviewed' WHEN d < 90 THEN 'qualified' ELSE 'rejected' END AS discovery_status,
       outreach_status,
       h % 50 = 0 AS is_manual,
       CASE WHEN outreach_status IN ('sent', 'followup', 'closed') THEN at + interval '2 days' END AS last_contacted_at,
       at AS created_at,
       CASE WHEN d >= 40 THEN at + interval '1 day' END AS updated_at
FROM (SELECT i, h, platform, d, at,
             (ARRAY['art','books','cooking','design','fitness','finance','gaming','music','nature','tech','travel','health'])[1 + (h >> 2) % 12] AS category,
             CASE WHEN o < 70 THEN 'pending' WHEN o < 80 THEN 'drafted' WHEN o < 92 THEN 'sent'
                  WHEN o < 97 THEN 'followup' ELSE 'closed' END AS outreach_status
      FROM (SELECT i, h,
                   (ARRAY['linkedin','facebook','instagram','tiktok'])[1 + h % 4] AS platform,
                   (hashint8extended(i, 7) & 2147483647) % 100 AS d,
                   (hashint8extended(i, 11) & 2147483647) % 100 AS o,
                   timestamptz '2025-01-01 00:00:00+00' + i * interval '10 seconds' AS at
            FROM (SELECT i, hashint8extended(i, 42) & 2147483647 AS h FROM generate_series(1, {people}) AS i) AS numbered) AS drawn) AS people
