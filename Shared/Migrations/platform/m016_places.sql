-- An older state may also come back in part, or with everything where it was (Docs/ledger.md, "Older lives"; decision 0020).

-- Where each of our tables lies. One that was dropped stays here: if it comes back, it is from a dump.
CREATE TABLE platform.places (
    schema_name text NOT NULL,
    table_name  text NOT NULL,
    table_oid   bigint NOT NULL,
    PRIMARY KEY (schema_name, table_name)
);

ALTER TABLE platform.life
    -- A copy that was made within the cluster has another. NULL: noted by a version that did not look.
    ADD COLUMN database_oid bigint,
    -- The transaction that wrote this row. Where a dump's data was read back, the row has another one.
    ADD COLUMN noted_in xid8;
