#pragma once
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* seccomp_rule_add and prctl are variadic, which Swift cannot call; the actions are macros with arguments. */

static inline scmp_filter_ctx filter_refusing(int error) { return seccomp_init(SCMP_ACT_ERRNO((uint16_t)error)); }
static inline int filter_allow(scmp_filter_ctx filter, int call) {
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0);
}
/* Allows `call` when `argument & mask` is `value`. */
static inline int filter_allow_masked(scmp_filter_ctx filter, int call, unsigned argument, uint64_t mask, uint64_t value) {
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, SCMP_CMP(argument, SCMP_CMP_MASKED_EQ, mask, value));
}
/* Allows `call` when two arguments have these values. */
static inline int filter_allow_pair(
    scmp_filter_ctx filter, int call, unsigned first, uint64_t value, unsigned second, uint64_t other) {
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 2, SCMP_CMP(first, SCMP_CMP_EQ, value),
        SCMP_CMP(second, SCMP_CMP_EQ, other));
}
static inline int filter_refuse(scmp_filter_ctx filter, int call, int error) {
    return seccomp_rule_add(filter, SCMP_ACT_ERRNO((uint16_t)error), call, 0);
}
static inline int filter_kill(scmp_filter_ctx filter, int call) {
    return seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, call, 0);
}

static inline int end_with_parent(int signal) { return prctl(PR_SET_PDEATHSIG, signal, 0, 0, 0); }
static inline int gain_no_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); }
/* Others of the same user may not look into this process, and it leaves no core. */
static inline int hide_memory(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

/* Glibc's first parameter has another type in C++ and in C. */
static inline int set_limit(int resource, uint64_t soft, uint64_t hard) {
    struct rlimit limit = {.rlim_cur = soft, .rlim_max = hard};
    return setrlimit((__rlimit_resource_t)resource, &limit);
}
static inline int set_soft_limit(int resource, uint64_t soft) { return set_limit(resource, soft, RLIM_INFINITY); }

static inline int close_from(unsigned first) { return (int)syscall(SYS_close_range, first, ~0u, 0u); }

/* Root's powers are left behind; for others this changes nothing. */
static inline int drop_capabilities(void) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3, .pid = 0};
    struct __user_cap_data_struct none[2] = {{0, 0, 0}, {0, 0, 0}};
    return (int)syscall(SYS_capset, &header, none);
}

/* Landlock: files by their place, which seccomp cannot see. Field by field, because the kernel's header grows with each version. */
struct landlock_wishes {
    uint64_t files;
    uint64_t network;
    uint64_t scoped;
};

/* The kernel's version of Landlock; below 1 when it has none. */
static inline int landlock_version(void) {
    return (int)syscall(SYS_landlock_create_ruleset, (void *)0, (size_t)0, LANDLOCK_CREATE_RULESET_VERSION);
}
/* A set of rules that refuses everything this version of Landlock knows, until rules allow something. */
static inline int landlock_refusing_all(int version) {
    struct landlock_wishes all = {.files = (1u << 13) - 1, .network = 0, .scoped = 0};
    if (version >= 2) all.files |= 1u << 13;
    if (version >= 3) all.files |= 1u << 14;
    if (version >= 4) all.network = 3;
    if (version >= 5) all.files |= 1u << 15;
    if (version >= 6) all.scoped = 3;
    size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    return (int)syscall(SYS_landlock_create_ruleset, &all, size, 0);
}
/* Files at `path` and below may be read. A path that is not there is no mistake. */
static inline int landlock_allow_reading(int rules, const char *path) {
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return 0;
    struct landlock_path_beneath_attr rule = {.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE, .parent_fd = descriptor};
    int code = (int)syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(descriptor);
    return code;
}
static inline int landlock_enforce(int rules) {
    int code = (int)syscall(SYS_landlock_restrict_self, rules, 0);
    close(rules);
    return code;
}
