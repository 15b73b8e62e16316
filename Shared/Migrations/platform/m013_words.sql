-- A no that was read out of replies says from which: finding that one of them is none takes nothing from the others.
ALTER TABLE platform.suppressions
    -- Keyed hashes of network and message id; empty: it was not read, or is from before this column.
    ADD COLUMN read_from bytea[] NOT NULL DEFAULT '{}';
CREATE INDEX suppressions_read_from ON platform.suppressions USING gin (read_from) WHERE read_from <> '{}';
