/* The least that an event can take from commit to handler, with bare libpq on one thread: a durable one-row
   INSERT whose trigger notifies, the notification, and claim and delete of the row on another connection.
   usage: notify_hop CONNINFO COUNT      prints one JSON line: p50 and p99 in milliseconds
   Table `ping (v int)` and its notifying trigger must exist (sql/notify_hop.sql). */
#include <libpq-fe.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double milliseconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

static void die(PGconn *connection, const char *what) {
  fprintf(stderr, "%s: %s", what, PQerrorMessage(connection));
  exit(1);
}

static void prepare(PGconn *connection, const char *name, const char *sql) {
  PGresult *result = PQprepare(connection, name, sql, 0, NULL);
  if (PQresultStatus(result) != PGRES_COMMAND_OK) die(connection, name);
  PQclear(result);
}

static void wait_for_notification(PGconn *listener) {
  PGnotify *note;
  while (!(note = PQnotifies(listener))) {
    struct pollfd waiting = {PQsocket(listener), POLLIN, 0};
    if (poll(&waiting, 1, 5000) == 0) die(listener, "no notification within 5 s");
    if (!PQconsumeInput(listener)) die(listener, "consume");
  }
  PQfreemem(note);
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  int count = atoi(argv[2]);
  PGconn *listener = PQconnectdb(argv[1]), *writer = PQconnectdb(argv[1]), *claimer = PQconnectdb(argv[1]);
  if (PQstatus(listener) || PQstatus(writer) || PQstatus(claimer)) die(listener, "connect");
  PQclear(PQexec(listener, "LISTEN ping"));
  PQclear(PQexec(claimer, "TRUNCATE ping"));
  prepare(writer, "insert", "INSERT INTO ping (v) VALUES (1)");
  prepare(claimer, "claim",
          "DELETE FROM ping WHERE ctid = ANY(ARRAY(SELECT ctid FROM ping LIMIT 100 FOR UPDATE SKIP LOCKED)) RETURNING v");
  double *times = malloc(count * sizeof *times);
  for (int i = 0; i < count; i++) {
    double began = milliseconds();
    PQsendQueryPrepared(writer, "insert", 0, NULL, NULL, NULL, 0);
    wait_for_notification(listener);
    PGresult *result = PQexecPrepared(claimer, "claim", 0, NULL, NULL, NULL, 0);
    if (PQntuples(result) != 1) die(claimer, "claim");
    times[i] = milliseconds() - began;
    PQclear(result);
    while ((result = PQgetResult(writer))) PQclear(result);
  }
  qsort(times, count, sizeof *times, ascending);
  printf("{\"value\":%.4f,\"unit\":\"ms\",\"p50\":%.4f,\"p99\":%.4f}\n", times[count / 2], times[count / 2],
         times[(int)(count * .99)]);
  return 0;
}
