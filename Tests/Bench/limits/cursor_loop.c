/* The least that consuming the outbox can take, with bare libpq on one connection: read the next events behind the
   fence, move one durable cursor row, commit; no handler, no shards, no leases.
   usage: cursor_loop CONNINFO BATCH     prints one JSON line: events per second
   Reads lane 0 of outbox.events; the table bare_cursor must exist (sql/cursor_loop.sql). */
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *next_events =
    "SELECT id, aggregatetype, aggregateid, type, payload, version, occurred_at, traceparent, transaction_id, position "
    "FROM outbox.events WHERE lane = 0 AND era = 1 AND (transaction_id, position) > ($1::xid8, $2::bigint) "
    "AND transaction_id < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY transaction_id, position LIMIT $3::int";
static const char *move_cursor = "UPDATE bare_cursor SET transaction_id = $1::xid8, position = $2::bigint";

static void die(PGconn *connection, const char *what) {
  fprintf(stderr, "%s: %s", what, PQerrorMessage(connection));
  exit(1);
}

static PGresult *checked(PGconn *connection, PGresult *result, ExecStatusType wanted) {
  if (PQresultStatus(result) != wanted) die(connection, "statement");
  return result;
}

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  PGconn *connection = PQconnectdb(argv[1]);
  if (PQstatus(connection)) die(connection, "connect");
  PQclear(checked(connection, PQprepare(connection, "next", next_events, 0, NULL), PGRES_COMMAND_OK));
  PQclear(checked(connection, PQprepare(connection, "move", move_cursor, 0, NULL), PGRES_COMMAND_OK));
  char transaction[32] = "0", position[32] = "0";
  long events = 0;
  double began = seconds();
  for (;;) {
    const char *values[] = {transaction, position, argv[2]};
    PQclear(checked(connection, PQexec(connection, "BEGIN"), PGRES_COMMAND_OK));
    PGresult *rows = checked(connection, PQexecPrepared(connection, "next", 3, values, NULL, NULL, 0), PGRES_TUPLES_OK);
    int count = PQntuples(rows);
    if (count > 0) {
      snprintf(transaction, sizeof transaction, "%s", PQgetvalue(rows, count - 1, 8));
      snprintf(position, sizeof position, "%s", PQgetvalue(rows, count - 1, 9));
      PQclear(checked(connection, PQexecPrepared(connection, "move", 2, values, NULL, NULL, 0), PGRES_COMMAND_OK));
    }
    PQclear(rows);
    PQclear(checked(connection, PQexec(connection, "COMMIT"), PGRES_COMMAND_OK));
    events += count;
    if (count == 0) break;
  }
  double took = seconds() - began;
  printf("{\"value\":%.1f,\"unit\":\"events/s\",\"events\":%ld}\n", events / took, events);
  return 0;
}
