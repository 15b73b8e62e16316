internal import CSeccomp
internal import Glibc

/// A list of system calls that may be made. Anything else fails with `EPERM`; starting a program or tracing kills.
struct SystemCallFilter {
    private let context: scmp_filter_ctx

    private init() throws(HostRefusal) {
        guard let context = filter_refusing(EPERM) else { throw HostRefusal("NO_CAGE", "libseccomp makes no filter") }
        self.context = context
        for name in ["execve", "execveat", "ptrace"] { try add(name) { filter_kill(context, $0) } }
        // The C library then tries the older call, which is refused with a plain error.
        try add("clone3") { filter_refuse(context, $0, ENOSYS) }
        for name in SystemCallFilter.always { try allow(name) }
        // Ending itself, as abort() does, is no attack on others.
        for name in ["tgkill", "kill"] {
            try add(name) { filter_allow_masked(context, $0, 0, .max, UInt64(getpid())) }
        }
        // The host renews its own bound on processor time; nothing but that.
        try add("prlimit64") { filter_allow_pair(context, $0, 0, 0, 1, UInt64(RLIMIT_CPU.rawValue)) }
        try add("setrlimit") { filter_allow_masked(context, $0, 0, .max, UInt64(RLIMIT_CPU.rawValue)) }
    }

    /// Files may be read and libraries mapped; nothing else is possible, because constructors run then.
    static func whileLoading() throws(HostRefusal) -> SystemCallFilter {
        let filter = try SystemCallFilter()
        for name in loading { try filter.allow(name) }
        let writing = UInt64(O_ACCMODE | O_CREAT | O_TRUNC | tmpfile)
        // By command: F_SETOWN and F_SETSIG would have the kernel send signals to the service.
        for command in [F_GETFD, F_SETFD, F_GETFL, duplicate] {
            try filter.add("fcntl") { filter_allow_masked(filter.context, $0, 1, .max, UInt64(command)) }
        }
        // By option: what a constructor must not undo is the parent-death signal and being undumpable.
        for option in [nameMemory, takeNoPrivileges, useFilter] {
            try filter.add("prctl") { filter_allow_masked(filter.context, $0, 0, .max, option) }
        }
        try filter.add("openat") { filter_allow_masked(filter.context, $0, 2, writing, UInt64(O_RDONLY)) }
        try filter.add("open") { filter_allow_masked(filter.context, $0, 1, writing, UInt64(O_RDONLY)) }
        return filter
    }

    /// No files any more, and no memory that can be executed.
    static func afterLoading() throws(HostRefusal) -> SystemCallFilter {
        let filter = try SystemCallFilter()
        for name in ["mmap", "mprotect"] {
            try filter.add(name) { filter_allow_masked(filter.context, $0, 2, UInt64(PROT_EXEC), 0) }
        }
        return filter
    }

    func load() throws(HostRefusal) {
        let code = seccomp_load(context)
        guard code == 0 else { throw HostRefusal("NO_CAGE", "the kernel does not take the filter: error \(-code)") }
    }

    private func allow(_ name: String) throws(HostRefusal) { try add(name) { filter_allow(context, $0) } }

    /// A call that this machine's architecture does not have is left out.
    private func add(_ name: String, _ rule: (Int32) -> Int32) throws(HostRefusal) {
        let number = seccomp_syscall_resolve_name(name)
        guard number >= 0 else { return }
        let code = rule(number)
        guard code == 0 else {
            throw HostRefusal("NO_CAGE", "libseccomp does not take the rule for \(name): error \(-code)")
        }
    }

    /// `F_DUPFD_CLOEXEC`, and `PR_SET_VMA`, `PR_SET_NO_NEW_PRIVS`, `PR_SET_SECCOMP` of linux/prctl.h.
    private static let duplicate: Int32 = 1030
    private static let nameMemory: UInt64 = 0x5356_4d41
    private static let takeNoPrivileges: UInt64 = 38
    private static let useFilter: UInt64 = 22

    /// `__O_TMPFILE`; Swift does not see the macro.
    private static let tmpfile: Int32 = 0o20000000

    /// What computing needs: memory, time, randomness, and the socket that is already open.
    private static let always = [
        "read", "readv", "write", "writev", "close", "exit", "exit_group", "restart_syscall", "poll", "ppoll",
        "brk", "munmap", "mremap", "madvise", "futex", "futex_time64", "set_robust_list", "rseq", "sched_yield",
        "sched_getaffinity", "getcpu", "getpid", "gettid", "getppid", "getuid", "geteuid", "getgid", "getegid",
        "clock_gettime", "clock_getres", "clock_nanosleep", "nanosleep", "gettimeofday", "time", "getrandom",
        "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "getrusage", "sysinfo", "uname", "fstat",
    ]

    /// What the dynamic linker needs besides.
    private static let loading = [
        "mmap", "mprotect", "newfstatat", "stat", "lstat", "statx", "access", "faccessat", "faccessat2", "readlink",
        "readlinkat", "getcwd", "pread64", "lseek", "seccomp",
    ]
}
