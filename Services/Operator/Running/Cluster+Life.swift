internal import EventLoop
internal import Glibc

extension Cluster {
    /// Runs the server for `body` only, and stops it in order. It ends with this process, too.
    func whileRunning<T>(_ journal: Journal, loop: Loop, _ body: () async throws -> T) async throws -> T {
        try await stopOrphan(journal, loop: loop)
        try user.own([data, socketDirectory], home: home)
        let path = home.logs + "/postgres.log"
        let log = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard log >= 0 else { throw Failure("cannot write \(path): \(String(cString: strerror(errno)))") }
        defer { close(log) }
        let pid = try program(log: log).start.spawn()
        do {
            try await waitUntilReady(pid, loop: loop)
            let result = try await body()
            kill(pid, SIGINT)
            let status = Cluster.end(of: pid)
            guard status.code == 0 else {
                throw Failure("the database did not stop in order (\(status.text)); see \(path)")
            }
            return result
        } catch {
            kill(pid, SIGINT)
            _ = Cluster.end(of: pid)
            throw error
        }
    }

    private func waitUntilReady(_ pid: pid_t, loop: Loop) async throws {
        let deadline = ContinuousClock.now + .seconds(120)
        while ContinuousClock.now < deadline {
            if takesConnections(pid) { return }
            guard waitpid(pid, nil, WNOHANG) == 0 else {
                throw Failure("the database does not start; see \(home.logs)/postgres.log")
            }
            try await loop.sleep(for: .milliseconds(5))
        }
        throw Failure("the database is not ready after two minutes; see \(home.logs)/postgres.log")
    }

    private static func end(of pid: pid_t) -> ExitStatus {
        var raw: Int32 = 0
        while waitpid(pid, &raw, 0) < 0, errno == EINTR {}
        return ExitStatus(raw)
    }
}
