-- A no says who recorded it and can be taken back for a while; the spellings of before stand beside today's.

ALTER TABLE platform.suppressions
    -- The caller's id, when a person recorded it. NULL: a machine did, or it is from before this column.
    ADD COLUMN recorded_by text,
    -- It was read out of what the person wrote, so a reviewer may find that it was none.
    ADD COLUMN is_read boolean NOT NULL DEFAULT false,
    -- Somebody else said the same afterwards: it can't be taken back any more.
    ADD COLUMN said_again_at timestamptz,
    -- It was wrong: it is found under no hash any more, and stays here with who said so and why.
    ADD COLUMN retracted_at timestamptz,
    ADD COLUMN retracted_by text,
    ADD COLUMN retracted_reason text,
    -- By which rules of spelling its hashes were made: 1 are those of before.
    ADD COLUMN form smallint NOT NULL DEFAULT 1;
CREATE INDEX suppressions_earlier_form ON platform.suppressions (id) WHERE form = 1;

-- A spelling that no rule gives any more, kept so that hashes of before are recognised.
ALTER TABLE platform.suppression_hashes ADD COLUMN is_variant boolean NOT NULL DEFAULT false;
