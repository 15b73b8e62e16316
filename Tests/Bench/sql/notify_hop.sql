-- For limits/notify_hop.c.
CREATE TABLE ping (v int);
CREATE FUNCTION ring() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN PERFORM pg_notify('ping', ''); RETURN NULL; END$$;
CREATE TRIGGER ring AFTER INSERT ON ping FOR EACH STATEMENT EXECUTE FUNCTION ring();
