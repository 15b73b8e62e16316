-- Social Outreach (seed 000): the seed's tables and columns verbatim; additions are listed in Docs/database.md.
CREATE SCHEMA IF NOT EXISTS social;

CREATE TABLE social.social_profiles (
    id                uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    platform          varchar(20) NOT NULL CONSTRAINT social_profiles_platform_known
                      CHECK (platform IN ('linkedin', 'facebook', 'instagram', 'tiktok')),
    username          varchar(255) NOT NULL,
    full_name         varchar(255),
    profile_url       text NOT NULL CONSTRAINT social_profiles_profile_url_key UNIQUE,
    bio               text,
    location          varchar(255),
    category          varchar(50),
    followers_count   integer DEFAULT 0,
    engagement_score  numeric(5,2) DEFAULT 0,
    discovery_status  varchar(20) NOT NULL DEFAULT 'discovered' CONSTRAINT social_profiles_discovery_status_known
                      CHECK (discovery_status IN ('discovered', 'reviewed', 'qualified', 'rejected')),
    outreach_status   varchar(20) NOT NULL DEFAULT 'pending' CONSTRAINT social_profiles_outreach_status_known
                      CHECK (outreach_status IN ('pending', 'drafted', 'sent', 'followup', 'closed')),
    is_manual         boolean DEFAULT false,
    last_contacted_at timestamptz,
    created_at        timestamptz DEFAULT now(),
    updated_at        timestamptz,
    -- The network's own stable id of the person: the first thing matching looks at (C22).
    platform_user_id  varchar(255),
    -- Raised with every change, under the row's lock; the ETag, and the version of the person's events.
    version           bigint NOT NULL DEFAULT 1,
    -- Version of the last message event applied to outreach_status.
    messages_version  bigint NOT NULL DEFAULT 0,
    -- How far the person ever got: 1 reviewed, 2 qualified, 4 drafted, 8 sent, 16 followed up. Never taken back.
    reached           smallint NOT NULL DEFAULT 0
) WITH (fillfactor = 90);

CREATE INDEX idx_social_profiles_platform ON social.social_profiles (platform);
CREATE INDEX idx_social_profiles_discovery_status ON social.social_profiles (discovery_status);
CREATE INDEX idx_social_profiles_outreach_status ON social.social_profiles (outreach_status);
CREATE INDEX idx_social_profiles_category ON social.social_profiles (category);
CREATE INDEX idx_social_profiles_username ON social.social_profiles (username);
-- Newest first, plain and by the filter the lists use most; the seed's indexes serve no order.
CREATE INDEX social_profiles_newest ON social.social_profiles (created_at, id);
CREATE INDEX social_profiles_queue ON social.social_profiles (platform, outreach_status, created_at, id);
-- Matching of the same person under another spelling (C22).
CREATE UNIQUE INDEX social_profiles_handle ON social.social_profiles (platform, lower(username));
CREATE UNIQUE INDEX social_profiles_platform_user_id ON social.social_profiles (platform, platform_user_id)
    WHERE platform_user_id IS NOT NULL;

-- Exact counts for screens, O(1) in the number of people: a row per stripe, a backend adds to its own stripe, reading sums.
CREATE TABLE social.social_profile_counts (
    stripe           smallint PRIMARY KEY,
    discovered       bigint NOT NULL DEFAULT 0,
    reviewed         bigint NOT NULL DEFAULT 0,
    qualified        bigint NOT NULL DEFAULT 0,
    rejected         bigint NOT NULL DEFAULT 0,
    pending          bigint NOT NULL DEFAULT 0,
    drafted          bigint NOT NULL DEFAULT 0,
    sent             bigint NOT NULL DEFAULT 0,
    followup         bigint NOT NULL DEFAULT 0,
    closed           bigint NOT NULL DEFAULT 0,
    ever_discovered  bigint NOT NULL DEFAULT 0,
    ever_reviewed    bigint NOT NULL DEFAULT 0,
    ever_qualified   bigint NOT NULL DEFAULT 0,
    ever_drafted     bigint NOT NULL DEFAULT 0,
    ever_sent        bigint NOT NULL DEFAULT 0,
    ever_followup    bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 20);
INSERT INTO social.social_profile_counts (stripe) SELECT generate_series(0, 63);

CREATE FUNCTION social.reach(discovery text, outreach text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE discovery WHEN 'reviewed' THEN 1 WHEN 'qualified' THEN 3 WHEN 'rejected' THEN 1 ELSE 0 END
         | CASE outreach WHEN 'drafted' THEN 4 WHEN 'sent' THEN 12 WHEN 'followup' THEN 28 ELSE 0 END
$$;

-- Any statement that changes people keeps the counts, whoever wrote it.
CREATE FUNCTION social.count_profiles() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE d bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT ARRAY[
            count(*) FILTER (WHERE discovery_status = 'discovered'), count(*) FILTER (WHERE discovery_status = 'reviewed'),
            count(*) FILTER (WHERE discovery_status = 'qualified'), count(*) FILTER (WHERE discovery_status = 'rejected'),
            count(*) FILTER (WHERE outreach_status = 'pending'), count(*) FILTER (WHERE outreach_status = 'drafted'),
            count(*) FILTER (WHERE outreach_status = 'sent'), count(*) FILTER (WHERE outreach_status = 'followup'),
            count(*) FILTER (WHERE outreach_status = 'closed'), count(*),
            count(*) FILTER (WHERE r & 1 > 0), count(*) FILTER (WHERE r & 2 > 0), count(*) FILTER (WHERE r & 4 > 0),
            count(*) FILTER (WHERE r & 8 > 0), count(*) FILTER (WHERE r & 16 > 0)]
        INTO d FROM (SELECT discovery_status, outreach_status, reached AS r FROM new_rows) n;
    ELSIF TG_OP = 'UPDATE' THEN
        SELECT ARRAY[
            coalesce(sum(w) FILTER (WHERE discovery_status = 'discovered'), 0),
            coalesce(sum(w) FILTER (WHERE discovery_status = 'reviewed'), 0),
            coalesce(sum(w) FILTER (WHERE discovery_status = 'qualified'), 0),
            coalesce(sum(w) FILTER (WHERE discovery_status = 'rejected'), 0),
            coalesce(sum(w) FILTER (WHERE outreach_status = 'pending'), 0),
            coalesce(sum(w) FILTER (WHERE outreach_status = 'drafted'), 0),
            coalesce(sum(w) FILTER (WHERE outreach_status = 'sent'), 0),
            coalesce(sum(w) FILTER (WHERE outreach_status = 'followup'), 0),
            coalesce(sum(w) FILTER (WHERE outreach_status = 'closed'), 0), 0,
            coalesce(sum(w) FILTER (WHERE r & 1 > 0), 0), coalesce(sum(w) FILTER (WHERE r & 2 > 0), 0),
            coalesce(sum(w) FILTER (WHERE r & 4 > 0), 0), coalesce(sum(w) FILTER (WHERE r & 8 > 0), 0),
            coalesce(sum(w) FILTER (WHERE r & 16 > 0), 0)]
        INTO d FROM (SELECT discovery_status, outreach_status, reached AS r, 1 AS w FROM new_rows
                     UNION ALL SELECT discovery_status, outreach_status, reached, -1 FROM old_rows) n;
    ELSE
        SELECT ARRAY[
            -count(*) FILTER (WHERE discovery_status = 'discovered'), -count(*) FILTER (WHERE discovery_status = 'reviewed'),
            -count(*) FILTER (WHERE discovery_status = 'qualified'), -count(*) FILTER (WHERE discovery_status = 'rejected'),
            -count(*) FILTER (WHERE outreach_status = 'pending'), -count(*) FILTER (WHERE outreach_status = 'drafted'),
            -count(*) FILTER (WHERE outreach_status = 'sent'), -count(*) FILTER (WHERE outreach_status = 'followup'),
            -count(*) FILTER (WHERE outreach_status = 'closed'), 0, 0, 0, 0, 0, 0]
        INTO d FROM old_rows;
    END IF;
    IF d = array_fill(0::bigint, ARRAY[15]) THEN RETURN NULL; END IF;
    UPDATE social.social_profile_counts SET
        discovered = discovered + d[1], reviewed = reviewed + d[2], qualified = qualified + d[3], rejected = rejected + d[4],
        pending = pending + d[5], drafted = drafted + d[6], sent = sent + d[7], followup = followup + d[8],
        closed = closed + d[9], ever_discovered = ever_discovered + d[10], ever_reviewed = ever_reviewed + d[11],
        ever_qualified = ever_qualified + d[12], ever_drafted = ever_drafted + d[13], ever_sent = ever_sent + d[14],
        ever_followup = ever_followup + d[15]
    WHERE stripe = pg_backend_pid() & 63;
    RETURN NULL;
END $$;

-- The bits follow the statuses, also when somebody changes them by hand.
CREATE FUNCTION social.mark_reached() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.reached := NEW.reached | social.reach(NEW.discovery_status, NEW.outreach_status);
    RETURN NEW;
END $$;
CREATE TRIGGER mark_reached_on_insert BEFORE INSERT ON social.social_profiles FOR EACH ROW
    WHEN (NEW.discovery_status <> 'discovered' OR NEW.outreach_status <> 'pending')
    EXECUTE FUNCTION social.mark_reached();
CREATE TRIGGER mark_reached_on_update BEFORE UPDATE ON social.social_profiles FOR EACH ROW
    WHEN (NEW.discovery_status <> OLD.discovery_status OR NEW.outreach_status <> OLD.outreach_status)
    EXECUTE FUNCTION social.mark_reached();
CREATE TRIGGER count_inserted AFTER INSERT ON social.social_profiles REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION social.count_profiles();
CREATE TRIGGER count_updated AFTER UPDATE ON social.social_profiles
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION social.count_profiles();
CREATE TRIGGER count_deleted AFTER DELETE ON social.social_profiles REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION social.count_profiles();

-- What messaging has to know of a person to write to them: the payload of social.profile.changed.v1.
CREATE FUNCTION social.profile_facts(p social.social_profiles) RETURNS json LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT json_build_object('id', p.id, 'version', p.version, 'platform', p.platform, 'username', p.username,
        'full_name', p.full_name, 'profile_url', p.profile_url, 'bio', p.bio, 'location', p.location,
        'category', p.category, 'platform_user_id', p.platform_user_id, 'discovery_status', p.discovery_status,
        'outreach_status', p.outreach_status)
$$;

CREATE TABLE social.social_discovery_jobs (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    platform      varchar(20) NOT NULL CONSTRAINT social_discovery_jobs_platform_known
                  CHECK (platform IN ('linkedin', 'facebook', 'instagram', 'tiktok')),
    categories    text[],
    locations     text[],
    keywords      text[],
    parameters    jsonb,
    status        varchar(20) NOT NULL DEFAULT 'pending' CONSTRAINT social_discovery_jobs_status_known
                  CHECK (status IN ('pending', 'running', 'completed', 'failed')),
    results_count integer DEFAULT 0,
    error_message text,
    created_at    timestamptz DEFAULT now(),
    updated_at    timestamptz,
    completed_at  timestamptz
);
CREATE INDEX idx_social_discovery_jobs_platform ON social.social_discovery_jobs (platform);
CREATE INDEX idx_social_discovery_jobs_status ON social.social_discovery_jobs (status);

CREATE TABLE social.social_messages (
    id                uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    social_profile_id uuid NOT NULL REFERENCES social.social_profiles (id) ON DELETE CASCADE,
    platform          varchar(20) NOT NULL,
    message_type      varchar(20) NOT NULL CONSTRAINT social_messages_message_type_known
                      CHECK (message_type IN ('initial', 'followup')),
    draft_body        text,
    sent_body         text,
    sent_at           timestamptz,
    thread_id         uuid,
    created_at        timestamptz DEFAULT now(),
    updated_at        timestamptz,
    status            varchar(20) NOT NULL DEFAULT 'DRAFT' CONSTRAINT social_messages_status_known
                      CHECK (status IN ('DRAFT', 'APPROVED', 'QUEUED', 'SENDING', 'SENT', 'FAILED', 'UNKNOWN', 'SKIPPED')),
    version           bigint NOT NULL DEFAULT 1,
    -- The account that sends (platform.accounts); no foreign key across schemas.
    account_id        uuid,
    -- What wrote the draft: a template and its version, or a language model.
    template_id       uuid,
    template_version  integer,
    written_by        text NOT NULL DEFAULT 'template',
    -- Why the message was skipped, failed, or is looked at with care.
    reason            text,
    is_flagged        boolean NOT NULL DEFAULT false
);
CREATE INDEX idx_social_messages_profile_id ON social.social_messages (social_profile_id);
CREATE INDEX idx_social_messages_thread_id ON social.social_messages (thread_id);
CREATE INDEX idx_social_messages_sent_at ON social.social_messages (sent_at);
CREATE INDEX social_messages_newest ON social.social_messages (status, created_at, id);
-- One live first message per person, whatever races (C3).
CREATE UNIQUE INDEX social_messages_one_initial ON social.social_messages (social_profile_id)
    WHERE message_type = 'initial' AND status NOT IN ('FAILED', 'SKIPPED');
-- At most one follow-up in the making per person.
CREATE UNIQUE INDEX social_messages_one_open_followup ON social.social_messages (social_profile_id)
    WHERE message_type = 'followup' AND status IN ('DRAFT', 'APPROVED', 'QUEUED', 'SENDING', 'UNKNOWN');
