-- Each call asks it. As volatile as what it calls, PostgreSQL writes it into the statement that asks; called stable, it was parsed and planned
-- with every call.
ALTER FUNCTION platform.timeline() VOLATILE;
