internal import EventLoop
internal import FoundationEssentials
internal import Glibc

extension Cluster {
    /// Postgres' own note about itself: process id in the first line, `ready` in the eighth.
    private var note: [Substring] {
        (Home.readText(data + "/postmaster.pid") ?? "").split(
            separator: "\n", omittingEmptySubsequences: false)
    }

    /// Waits until the server takes connections.
    func waitUntilReady(_ supervisor: Supervisor, loop: Loop) async throws {
        let deadline = ContinuousClock.now + .seconds(120)
        while ContinuousClock.now < deadline {
            if takesConnections(supervisor.pid(of: Cluster.name)) { return }
            try supervisor.checkStarting()
            try await loop.sleep(for: .milliseconds(5))
        }
        throw Failure("the database is not ready after two minutes; see \(home.logs)/postgres.log")
    }

    /// Whether the server with this process id takes connections.
    func takesConnections(_ pid: pid_t?) -> Bool {
        let note = note
        return note.count >= 8 && note[7].hasPrefix("ready") && pid_t(note[0]) == pid
    }

    /// Ends the server of an `outreach up` that was killed. Its data are safe: it stops in order.
    func stopOrphan(_ journal: Journal, loop: Loop) async throws {
        guard let pid = note.first.flatMap({ pid_t($0) }), isOurServer(pid) else { return }
        journal.info("stopping the database that a killed run left behind (process \(pid))")
        for (signal, patience) in [(SIGINT, 10), (SIGQUIT, 5), (SIGKILL, 5)] {
            kill(pid, signal)
            let deadline = ContinuousClock.now + .seconds(patience)
            while isOurServer(pid), ContinuousClock.now < deadline { try await loop.sleep(for: .milliseconds(10)) }
            if !isOurServer(pid) { return }
        }
        throw Failure("process \(pid) holds \(data) and does not end")
    }

    /// A server works inside its data directory; a process id alone may belong to anybody by now.
    private func isOurServer(_ pid: pid_t) -> Bool {
        WorkingDirectory.of(pid) == WorkingDirectory.canonical(data)
    }
}

/// Where a process works: what tells our own leftovers from strangers.
enum WorkingDirectory {
    static func of(_ pid: pid_t) -> String? {
        try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/cwd")
    }

    static func canonical(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Processes that work in `directory`.
    static func processes(in directory: String) -> [pid_t] {
        let wanted = canonical(directory)
        let all = ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { pid_t($0) }
        return all.filter { $0 != getpid() && of($0) == wanted }
    }
}
