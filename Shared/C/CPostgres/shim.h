#pragma once
#include <libpq-fe.h>
#include <pg_config.h>

/* The server's notices concern nobody here, and libpq would print them on standard error. */
static void postgres_ignore_notice(void *context, const PGresult *notice) {
    (void)context;
    (void)notice;
}
static inline void postgres_mute_notices(PGconn *connection) {
    PQsetNoticeReceiver(connection, postgres_ignore_notice, 0);
}

/* The error fields' codes are character macros, which Swift does not import. */
static const int postgres_field_severity = PG_DIAG_SEVERITY_NONLOCALIZED;
static const int postgres_field_sqlstate = PG_DIAG_SQLSTATE;
static const int postgres_field_message = PG_DIAG_MESSAGE_PRIMARY;
static const int postgres_field_detail = PG_DIAG_MESSAGE_DETAIL;
static const int postgres_field_table = PG_DIAG_TABLE_NAME;
static const int postgres_field_column = PG_DIAG_COLUMN_NAME;
static const int postgres_field_constraint = PG_DIAG_CONSTRAINT_NAME;
