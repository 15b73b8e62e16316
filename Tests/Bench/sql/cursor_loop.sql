-- For limits/cursor_loop.c: the one row it moves with every batch.
CREATE TABLE bare_cursor (transaction_id xid8 NOT NULL, position bigint NOT NULL) WITH (fillfactor = 10);
INSERT INTO bare_cursor VALUES ('0', 0);
