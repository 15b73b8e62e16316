internal import FoundationEssentials
internal import Glibc

/// A program to run: who, with what, and where its output goes.
struct ProcessStart: Sendable {
    /// A path, or a name looked up in `PATH`.
    var program: String
    var arguments: [String]
    var environment: [String: String]
    /// Descriptors that become standard input, output and error; `nil` is `/dev/null`.
    var input: Int32?
    var output: Int32?
    var errors: Int32?

    init(
        _ program: String, _ arguments: [String], environment: [String: String], output: Int32? = nil,
        errors: Int32? = nil
    ) {
        (self.program, self.arguments, self.environment) = (program, arguments, environment)
        (self.output, self.errors) = (output, errors ?? output)
    }

    /// Starts it in a process group of its own, so that Ctrl-C on the terminal reaches only `outreach`.
    func spawn() throws(Failure) -> pid_t {
        ProcessStart.closeOnExec()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (target, source) in [(STDIN_FILENO, input), (STDOUT_FILENO, output), (STDERR_FILENO, errors)] {
            if let source {
                posix_spawn_file_actions_adddup2(&actions, source, target)
            } else {
                posix_spawn_file_actions_addopen(&actions, target, "/dev/null", O_RDWR, 0)
            }
        }
        var attributes = ProcessStart.attributes()
        defer { posix_spawnattr_destroy(&attributes) }
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        var settings: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + settings { free(text) } }
        var pid: pid_t = 0
        let code = posix_spawnp(&pid, program, &actions, &attributes, &words, &settings)
        guard code == 0 else { throw Failure("cannot start \(program): \(String(cString: strerror(code)))") }
        return pid
    }

    /// The child starts with every signal as the system's default: this process ignores and handles some.
    private static func attributes() -> posix_spawnattr_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        posix_spawnattr_setpgroup(&attributes, 0)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        return attributes
    }

    /// Becomes the program, with this process's own environment: its signals and its exit status are then its own.
    /// - Throws: only when the program cannot be started; otherwise it does not return.
    static func replaceThisProcess(by words: [String]) throws(Failure) -> Never {
        closeOnExec()
        var none = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, nil)
        for number in 1..<32 { signal(Int32(number), SIG_DFL) }
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        execvp(words[0], &arguments)
        throw Failure("cannot start \(words[0]): \(String(cString: strerror(errno)))")
    }

    /// Not every library marks its descriptors; a child that inherits a lock or a socket would keep it.
    private static func closeOnExec() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        for descriptor in names.compactMap({ Int32($0) }) where descriptor > STDERR_FILENO {
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        }
    }
}

extension ProcessStart {
    /// Runs it to its end and collects what it prints. For short helpers: the calling thread waits.
    func finish(input text: String? = nil) throws(Failure) -> (status: Int32, output: String) {
        guard let capture = tmpfile() else { throw Failure("no temporary file: \(String(cString: strerror(errno)))") }
        defer { fclose(capture) }
        var start = self
        start.output = fileno(capture)
        start.errors = start.output
        let feed = text.flatMap { ProcessStart.file(holding: $0) }
        defer { if let feed { fclose(feed) } }
        start.input = feed.map { fileno($0) }
        let pid = try start.spawn()
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
        rewind(capture)
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = fread(&bytes, 1, bytes.count, capture)
        return (ExitStatus(status).code, String(decoding: bytes[..<count], as: UTF8.self))
    }

    private static func file(holding text: String) -> UnsafeMutablePointer<FILE>? {
        guard let file = tmpfile() else { return nil }
        fputs(text, file)
        rewind(file)
        return file
    }
}

/// How a process ended, from `waitpid`.
struct ExitStatus: Sendable {
    let raw: Int32
    init(_ raw: Int32) { self.raw = raw }

    var signal: Int32 { raw & 0x7F }
    /// The exit code; a signal counts as 128 above its number, as in a shell.
    var code: Int32 { signal == 0 ? (raw >> 8) & 0xFF : 128 + signal }
    var text: String { signal == 0 ? "exit code \(code)" : "signal \(signal)" }
}
