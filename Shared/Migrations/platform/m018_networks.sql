-- Networks besides the delivered ones that adapters brought, for processes that load no adapters. A row stays when its adapter goes: its
-- people stay.
CREATE TABLE platform.networks (
    platform  text PRIMARY KEY,
    title     text NOT NULL,
    -- `people` of the manifest, as JSON.
    people    text NOT NULL,
    -- What stood there before, newest first: noes were spelled by those rules.
    before    text[] NOT NULL DEFAULT '{}',
    version   text NOT NULL,
    loaded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Products' constraints `<table>_platform_known` take a further network's name. The rows are not looked at: that is the second function's.
CREATE FUNCTION platform.exchange_platform_known(held_by text, known text, names text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I, ADD CONSTRAINT %I CHECK (platform IN (%s)) NOT VALID',
        held_by::regclass, known, known, (SELECT string_agg(quote_literal(n), ', ') FROM unnest(names) AS n));
END $$;

CREATE FUNCTION platform.validate_platform_known(held_by text, known text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s VALIDATE CONSTRAINT %I', held_by::regclass, known);
END $$;
