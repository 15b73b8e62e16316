internal import EventLoop
internal import Glibc
internal import Telemetry

/// `outreach practice up`: the practice networks in the foreground, until somebody says stop. Confined to its loop.
final class PracticeUp: @unchecked Sendable {
    private let loop: Loop
    private let sibling: PracticeSibling
    private let journal: Journal
    private let supervisor: Supervisor
    private let stop = StopRequest()
    private var signals: Signals?
    private var starting: Task<Void, any Error>?

    init(_ invocation: Invocation) throws(Failure) {
        loop = invocation.loop
        sibling = try PracticeSibling(invocation)
        journal = Journal(Screen(environment: invocation.environment))
        supervisor = Supervisor(loop: loop, journal: journal)
    }

    /// Returns after it has ended.
    func run() async throws -> ExitCode {
        umask(0o077)
        for directory in [sibling.home.path, sibling.home.logs] { try Home.makePrivate(directory) }
        try await Port.waitUntilFree([(sibling.port, "127.0.0.1")], loop: loop)
        let settings = try sibling.settings()
        let log = try ChildLog(
            name: "practice", path: sibling.home.logs + "/practice.log", screen: journal.screen, loop: loop)
        signals = try Signals([SIGCHLD, SIGINT, SIGTERM, SIGHUP], loop: loop) { [unowned self] in receive($0) }
        try supervisor.launch(sibling.program(log: log))
        let start = loop.task { [self] in try await waitUntilListening() }
        starting = start
        var failure: Failure?
        do {
            try await start.value
            announce(settings)
            await stop.wait()
        } catch let error as Failure {
            failure = error
            journal.warning(error.sentence)
        } catch is CancellationError {
            journal.info("stopped before it was ready")
        }
        await supervisor.stop(["practice"], within: .seconds(10))
        log.drain()
        journal.info("everything has stopped")
        return failure?.code ?? .ok
    }

    private func receive(_ signal: Int32) {
        if signal == SIGCHLD { return supervisor.reap() }
        if stop.isRequested { return supervisor.killEverything() }
        journal.info("stopping; once more kills")
        stop.request()
        starting?.cancel()
    }

    private func waitUntilListening() async throws {
        let deadline = ContinuousClock.now + .seconds(30)
        while try isStarting(until: deadline) { try await loop.sleep(for: .milliseconds(10)) }
    }

    /// A function of its own: with the loop's body in one, Swift 6.3's optimiser crashes while it splits the coroutine.
    @inline(never)
    private func isStarting(until deadline: ContinuousClock.Instant) throws(Failure) -> Bool {
        try supervisor.checkStarting()
        if Port.answers(sibling.port, address: "127.0.0.1") { return false }
        guard ContinuousClock.now < deadline else { throw Failure("practice does not listen after 30 s") }
        return true
    }

    private func announce(_ settings: [String]) {
        journal.info("the practice networks are ready: \(sibling.url). Nothing sent to them reaches a real person.")
        guard journal.screen.isTerminal else {
            return journal.info(
                "start outreach with these settings and the adapters come here",
                ["environment": .text(settings.joined(separator: " "))])
        }
        journal.screen.announce("\n  Set these where outreach up runs, and the adapters come here:\n")
        for line in settings { journal.screen.announce("  \(line)") }
        journal.screen.announce("\n  Or in one go:  env $(outreach practice env) outreach up\n")
    }
}
