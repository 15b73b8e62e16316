/* Everything that a bad adapter does when it is called, chosen by a word in the text. */
#include "bad.h"

/* 0 when the call went through, which it never should, else errno. */
static long refused(long code) { return code < 0 ? errno : 0; }

static int32_t leak(outreach_reply *reply) {
    long kept = 0;
    for (;; kept++) {
        char *memory = malloc(1 << 20);
        if (!memory) return done(reply, "mebibytes", kept);
        memset(memory, 1, 1 << 20);
    }
}

/* Without malloc: a program that checks nothing. */
static void leak_blindly(void) {
    for (;;) memset(mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), 1, 1 << 20);
}

static int32_t overlong(outreach_reply *reply) {
    reply->size = 3 << 20;
    reply->data = malloc(reply->size);
    memset(reply->data, ' ', reply->size);
    return 0;
}

/* Past its function, straight to the service. */
static void forge(void) {
    const char frames[] = "\002\000\000\000{}\002\000\000\000{}";
    (void)!write(3, frames, sizeof frames - 1);
}

static int32_t answer(const uint8_t *request, size_t size, outreach_reply *reply) {
    if (has(request, size, "do crash")) *(volatile int *)8 = 1;
    if (has(request, size, "do abort")) abort();
    if (has(request, size, "do exit")) _exit(0);
    if (has(request, size, "do hang")) for (;;) ;
    if (has(request, size, "do sleep")) for (;;) sleep(1);
    if (has(request, size, "do leak")) return leak(reply);
    if (has(request, size, "do blindly")) leak_blindly();
    if (has(request, size, "do refuse")) return 1;
    if (has(request, size, "do garbage")) return say(reply, "\001\002 this is no JSON");
    if (has(request, size, "do shape")) return say(reply, "{\"step\":\"dance\"}");
    if (has(request, size, "do overlong")) return overlong(reply);
    if (has(request, size, "do forge")) forge();
    if (has(request, size, "do socket")) return done(reply, "errno", refused(socket(AF_INET, SOCK_STREAM, 0)));
    if (has(request, size, "do unix")) return done(reply, "errno", refused(socket(AF_UNIX, SOCK_STREAM, 0)));
    if (has(request, size, "do read")) return done(reply, "errno", refused(open("/etc/passwd", O_RDONLY)));
    if (has(request, size, "do write")) return done(reply, "errno", refused(open("/tmp/bad", O_WRONLY | O_CREAT, 0600)));
    if (has(request, size, "do fork")) return done(reply, "errno", refused(fork()));
    if (has(request, size, "do clone3")) return done(reply, "errno", refused(syscall(SYS_clone3, NULL, 0)));
    if (has(request, size, "do signal")) return done(reply, "errno", refused(kill(getppid(), 0)));
    if (has(request, size, "do peek")) {
        struct iovec here = {&size, 1};
        return done(reply, "errno", refused(process_vm_readv(getppid(), &here, 1, &here, 1, 0)));
    }
    if (has(request, size, "do code")) {
        void *memory = mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        return done(reply, "errno", memory == MAP_FAILED ? errno : 0);
    }
    if (has(request, size, "do environment")) {
        extern char **environ;
        return done(reply, "variables", environ && environ[0] ? 1 : 0);
    }
    if (has(request, size, "do descriptors")) {
        long open = 0;
        char byte;
        for (int descriptor = 0; descriptor < 1024; descriptor++)
            open += descriptor != 3 && (read(descriptor, &byte, 0) == 0 || errno != EBADF);
        return done(reply, "open", open);
    }
    if (has(request, size, "do nap")) usleep(150000);
    if (has(request, size, "do exec")) execl("/bin/true", "true", (char *)NULL);
    if (has(request, size, "do ptrace")) ptrace(PTRACE_TRACEME, 0, NULL, NULL);
    if (has(request, size, "\"call\":\"inbound\"")) return say(reply, "{\"respond\":{\"status\":200},\"events\":[]}");
    return done(reply, "fine", 1);
}
