internal import EventLoop
internal import Glibc

/// A child that must run as long as `outreach up` does.
struct Program {
    let name: String
    let start: ProcessStart
    /// Asks it to end: what it was given is finished first.
    let stopSignal: Int32
    /// Ends what is left of its process group after it died; Postgres' own children end by themselves, and may still be writing.
    var clearsGroup = true
}

/// Starts programs, starts them again when they die, and ends them. Confined to its loop.
final class Supervisor: @unchecked Sendable {
    private final class Child {
        let program: Program
        var pid: pid_t?
        var startedAt = ContinuousClock.now
        /// Deaths in a row, each soon after its start.
        var failures = 0
        var isStopping = false
        var timer: Timer?
        init(_ program: Program) { self.program = program }
    }

    private let loop: Loop
    private let journal: Journal
    private var children: [String: Child] = [:]
    /// A child said that starting would do harm (its exit code is ``refusal``): it is not started again.
    var onRefusal: (_ name: String) -> Void = { _ in }
    private static let longestBackoff = Duration.seconds(10)
    /// `EX_CONFIG` of sysexits.
    private static let refusal: Int32 = 78

    init(loop: Loop, journal: Journal) { (self.loop, self.journal) = (loop, journal) }

    func launch(_ program: Program) throws(Failure) {
        let child = Child(program)
        children[program.name] = child
        try spawn(child)
    }

    private func spawn(_ child: Child) throws(Failure) {
        child.startedAt = .now
        child.pid = try child.program.start.spawn()
    }

    func pid(of name: String) -> pid_t? { children[name]?.pid }

    /// - Throws: when a child died three times before everything was ready.
    func checkStarting() throws(Failure) {
        for child in children.values where child.failures >= 3 {
            throw Failure("\(child.program.name) cannot start; its last lines above and in the logs say why")
        }
    }

    /// Looks which children ended. Call it on SIGCHLD.
    func reap() {
        loop.preconditionCurrent()
        for child in children.values {
            var status: Int32 = 0
            guard let pid = child.pid, waitpid(pid, &status, WNOHANG) == pid else { continue }
            child.pid = nil
            if child.program.clearsGroup { kill(-pid, SIGKILL) }
            if child.isStopping { continue }
            if ExitStatus(status).code == Supervisor.refusal {
                child.isStopping = true
                onRefusal(child.program.name)
            } else {
                revive(child, after: ExitStatus(status))
            }
        }
    }

    private func revive(_ child: Child, after status: ExitStatus) {
        child.failures = ContinuousClock.now - child.startedAt > .seconds(30) ? 1 : child.failures + 1
        let pause = min(.milliseconds(50 << min(child.failures, 10)), Supervisor.longestBackoff)
        journal.warning("\(child.program.name) ended (\(status.text)); it starts again in \(pause)")
        child.timer = loop.after(pause) { [self] in
            guard !child.isStopping else { return }
            do throws(Failure) {
                try spawn(child)
            } catch {
                journal.warning(error.sentence)
                revive(child, after: ExitStatus(127 << 8))
            }
        }
    }

    /// Asks these to end and waits; what is left after `limit` is killed.
    func stop(_ names: [String], within limit: Duration, lastResort: Int32 = SIGKILL) async {
        let stopping = names.compactMap { children[$0] }
        for child in stopping {
            child.isStopping = true
            child.timer?.cancel()
            if let pid = child.pid { kill(pid, child.program.stopSignal) }
        }
        await wait(for: stopping, until: .now + limit)
        for child in stopping {
            guard let pid = child.pid else { continue }
            journal.warning("\(child.program.name) did not end within \(limit) and is killed")
            kill(child.program.clearsGroup ? -pid : pid, lastResort)
        }
        await wait(for: stopping, until: .now + .seconds(1))
        for child in stopping {
            if let pid = child.pid { kill(-pid, SIGKILL) }
        }
    }

    private func wait(for children: [Child], until deadline: ContinuousClock.Instant) async {
        while children.contains(where: { $0.pid != nil }), ContinuousClock.now < deadline {
            try? await loop.sleep(for: .milliseconds(5))
            reap()
        }
    }

    /// A second Ctrl-C: nobody is asked any more.
    func killEverything() {
        for child in children.values {
            child.isStopping = true
            if let pid = child.pid {
                kill(child.program.clearsGroup ? -pid : pid, child.program.clearsGroup ? SIGKILL : SIGQUIT)
            }
        }
    }
}
