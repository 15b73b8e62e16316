internal import CProcess
internal import Glibc

/// Starts the program with two descriptors and nothing else.
enum HostStart {
    /// - Returns: the process and our end of its socket, which does not block.
    static func spawn(
        _ module: SealedModule, _ settings: AdapterSettings
    ) throws(HostProcess.Failure) -> (pid_t, Int32) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw failure("no socket", errno) }
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        // Out of the way of the numbers they get in the child, where the one must not overwrite the other.
        let theirs = (line: fcntl(ends[1], F_DUPFD_CLOEXEC, 10), module: fcntl(module.descriptor, F_DUPFD_CLOEXEC, 10))
        close(ends[1])
        defer {
            close(theirs.line)
            close(theirs.module)
        }
        guard theirs.line >= 0, theirs.module >= 0 else {
            close(ends[0])
            throw failure("too many open files", errno)
        }
        var pid = pid_t()
        let code = start(theirs.line, theirs.module, settings, &pid)
        guard code == 0 else {
            close(ends[0])
            throw failure("\(settings.hostProgram) does not start", code)
        }
        return (pid, ends[0])
    }

    private static func start(
        _ line: Int32, _ module: Int32, _ settings: AdapterSettings, _ pid: inout pid_t
    ) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor in 0...2 as ClosedRange<Int32> {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        posix_spawn_file_actions_adddup2(&actions, line, 3)
        posix_spawn_file_actions_adddup2(&actions, module, 4)
        _ = close_in_child_from(&actions, 5)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own: Ctrl-C on the terminal is for the service, which ends its hosts itself.
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        var (all, none) = (sigset_t(), sigset_t())
        sigfillset(&all)
        sigemptyset(&none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setsigmask(&attributes, &none)
        let numbers = [Int(getpid()), settings.memoryBytes, settings.processorSeconds]
        let texts: [String] = ["adapter-host"] + numbers.map(\.description)
        var words: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var environment: [UnsafeMutablePointer<CChar>?] = [nil]
        return posix_spawn(&pid, settings.hostProgram, &actions, &attributes, &words, &environment)
    }

    private static func failure(_ what: String, _ code: Int32) -> HostProcess.Failure {
        HostProcess.Failure(reason: "\(what): \(String(cString: strerror(code)))")
    }
}

/// How a host ended, in words for the operator.
struct HostEnding: Equatable, CustomStringConvertible {
    private let raw: Int32
    init(_ raw: Int32) { self.raw = raw }

    var description: String {
        switch (raw & 0x7F, raw >> 8 & 0xFF) {
        case (0, 65): "it gave no answer"
        case (0, let code): "it ended itself with exit code \(code)"
        case (SIGSYS, _): "it tried to start or trace a program (SIGSYS)"
        case (SIGXCPU, _): "it used too much processor time (SIGXCPU)"
        case (SIGSEGV, _), (SIGBUS, _): "it used memory that is not there (signal \(raw & 0x7F))"
        case (SIGABRT, _), (SIGILL, _), (SIGTRAP, _): "it gave up, such as for lack of memory (signal \(raw & 0x7F))"
        case (let signal, _): "signal \(signal) ended it"
        }
    }
}
