/* Does its evil while it is loaded, before anybody called it, and tells later what became of it. */
#include "bad.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>

static long beside_errno, socket_errno, parent_errno, secret_errno, fork_errno, write_errno;

static long opened(const char *path, int flags) { return open(path, flags, 0600) < 0 ? errno : 0; }

__attribute__((constructor)) static void at_once(void) {
    char path[64];
    socket_errno = socket(AF_INET, SOCK_STREAM, 0) < 0 ? errno : 0;
    snprintf(path, sizeof path, "/proc/%d/environ", (int)getppid());
    parent_errno = opened(path, O_RDONLY);
    secret_errno = opened("/etc/passwd", O_RDONLY);
    write_errno = opened("/tmp/bad", O_WRONLY | O_CREAT);
#ifdef BESIDE
    beside_errno = opened(BESIDE, O_RDONLY);
#endif
#ifdef FILTERS
    struct sock_filter all[] = {{BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW}};
    struct sock_fprog program = {1, all};
    if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) != 0) abort();
#endif
    fork_errno = fork() < 0 ? errno : 0;
#ifdef EXECUTES
    execl("/bin/true", "true", (char *)NULL);
#endif
#ifdef HANGS
    for (;;) ;
#endif
}

static int32_t answer(const uint8_t *request, size_t size, outreach_reply *reply) {
    if (has(request, size, "told socket")) return done(reply, "errno", socket_errno);
    if (has(request, size, "told beside")) return done(reply, "errno", beside_errno);
    if (has(request, size, "told parent")) return done(reply, "errno", parent_errno);
    if (has(request, size, "told secret")) return done(reply, "errno", secret_errno);
    if (has(request, size, "told write")) return done(reply, "errno", write_errno);
    return done(reply, "errno", fork_errno);
}
