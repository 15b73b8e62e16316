// What the kernel asks for any cage: two processes, one socket pair, REQUEST bytes there and REPLY bytes back, COUNT times.
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static double microseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1e6 + now.tv_nsec / 1e3;
}

static int ascending(const void *left, const void *right) {
  double a = *(const double *)left, b = *(const double *)right;
  return (a > b) - (a < b);
}

static void give(int end, char *bytes, size_t size) {
  for (size_t done = 0; done < size;) {
    ssize_t count = write(end, bytes + done, size - done);
    if (count <= 0) exit(1);
    done += count;
  }
}

static void take(int end, char *bytes, size_t size) {
  for (size_t done = 0; done < size;) {
    ssize_t count = read(end, bytes + done, size - done);
    if (count <= 0) exit(0);
    done += count;
  }
}

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  size_t request = atol(argv[1]), reply = atol(argv[2]), count = atol(argv[3]);
  char *bytes = calloc(1, request + reply + 1);
  double *times = malloc(count * sizeof *times);
  int ends[2];
  if (!bytes || !times || !count || socketpair(AF_UNIX, SOCK_STREAM, 0, ends)) return 1;
  pid_t child = fork();
  if (child < 0) return 1;
  if (child == 0) {
    close(ends[0]);
    for (;;) {
      take(ends[1], bytes, request);
      give(ends[1], bytes, reply);
    }
  }
  close(ends[1]);
  for (size_t i = 0; i < count + 200; i++) {
    double began = microseconds();
    give(ends[0], bytes, request);
    take(ends[0], bytes, reply);
    if (i >= 200) times[i - 200] = microseconds() - began;
  }
  qsort(times, count, sizeof *times, ascending);
  printf("{\"value\":%.3f,\"unit\":\"us\",\"p50\":%.3f,\"p99\":%.3f}\n", times[count / 2], times[count / 2],
         times[count * 99 / 100]);
  return 0;
}
