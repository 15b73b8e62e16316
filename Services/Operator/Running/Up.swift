internal import EventLoop
internal import FoundationEssentials
internal import Glibc
internal import HTTPClient
internal import JSON
internal import Telemetry

/// `outreach up`: everything, in order, until somebody says stop. Confined to its loop.
final class Up: @unchecked Sendable {
    private let environment: [String: String]
    private let settings: Settings
    private let home: Home
    private let loop: Loop
    private let journal: Journal
    private let supervisor: Supervisor
    private let stop = StopRequest()
    private let startedAt = ContinuousClock.now
    private var logs: [ChildLog] = []
    private var refusal: Failure?
    private var signals: Signals?
    private var starting: Task<Void, any Error>?

    init(_ invocation: Invocation) throws(Failure) {
        (environment, loop) = (invocation.environment, invocation.loop)
        settings = try Settings(environment)
        home = Home(environment: environment)
        journal = Journal(Screen(environment: environment))
        supervisor = Supervisor(loop: loop, journal: journal)
    }

    /// Returns after everything has ended.
    func run() async throws -> ExitCode {
        try home.prepare()
        let lock = try HomeLock(home)
        umask(0o077)
        supervisor.onRefusal = { [unowned self] in refused(by: $0) }
        signals = try Signals([SIGCHLD, SIGINT, SIGTERM, SIGHUP], loop: loop) { [unowned self] in receive($0) }
        let start = loop.task { [self] in try await startEverything() }
        starting = start
        var failure: Failure?
        do {
            try await start.value
            await stop.wait()
        } catch let error as Failure {
            failure = error
        } catch is CancellationError {
            journal.info("stopped before everything was ready")
        }
        failure = refusal ?? failure
        if let failure { journal.warning(failure.sentence) }
        await stopEverything()
        _ = consume lock
        return failure == nil ? .ok : failure!.code
    }

    /// A changed migration or a lost key does not get better by trying again.
    private func refused(by name: String) {
        let log = logs.first { $0.name == name }
        log?.drain()
        refusal = refusal ?? Failure("\(name) refuses to start: \(log?.refusal ?? "its log says why")")
        stop.request()
        starting?.cancel()
    }

    private func receive(_ signal: Int32) {
        if signal == SIGCHLD { return supervisor.reap() }
        if stop.isRequested {
            journal.warning("killing what is left")
            return supervisor.killEverything()
        }
        journal.info("stopping; once more kills")
        stop.request()
        starting?.cancel()
    }

    private func startEverything() async throws {
        GatewayProgram.endOrphans(of: home)
        prepareState()
        try await Port.waitUntilFree(
            settings.services.map { ($0.port, "127.0.0.1") } + [(settings.port, settings.address)], loop: loop)
        let embedded = settings.databaseURL == nil ? try Cluster(home: home, environment: environment) : nil
        if let embedded { try await start(embedded) }
        let siblings = try Siblings(
            settings: settings, home: home, databaseURL: embedded?.url, environment: environment,
            keptCapabilities: embedded?.neededCapabilities ?? [])
        let gateway = GatewayProgram(home: home, address: settings.address, port: settings.port)
        try gateway.prepare(siblings.documents())
        try await embedded?.waitUntilReady(supervisor, loop: loop)
        try await Installation(
            databaseURL: embedded?.url ?? settings.databaseURL!, isPooled: settings.isPooled,
            products: settings.products,
            hasSuppressionKey: settings.hasSuppressionKey, hasSecretsKey: settings.hasSecretsKey, home: home,
            loop: loop,
            journal: journal
        ).prepare()
        for (name, _) in settings.services { try supervisor.launch(siblings.program(name, log: log(name))) }
        try supervisor.launch(gateway.program(environment: siblings.gatewayEnvironment, log: log(GatewayProgram.name)))
        try await waitUntilHealthy()
        announce()
    }

    /// Without it everything works, and one thing is not noticed.
    private func prepareState() {
        let state = home.state(environment: environment)
        do throws(Failure) {
            if let state { return try Home.makePrivate(state) }
        } catch {
            journal.warning(error.sentence)
        }
        journal.warning(
            "an older copy of \(home.path) that is put back will not be recognised; OUTREACH_STATE names a directory for it"
        )
    }

    private func start(_ cluster: Cluster) async throws {
        try await cluster.stopOrphan(journal, loop: loop)
        // Of a restore that was killed; it changed nothing else.
        home.removeRestoreDraft()
        try cluster.createIfMissing(journal)
        let log = try ChildLog(name: Cluster.name, path: "\(home.logs)/postgres.log", screen: nil, loop: loop)
        logs.append(log)
        try supervisor.launch(cluster.program(log: log.writer))
    }

    private func log(_ name: String) throws(Failure) -> ChildLog {
        let log = try ChildLog(name: name, path: "\(home.logs)/\(name).log", screen: journal.screen, loop: loop)
        logs.append(log)
        return log
    }

    private func waitUntilHealthy() async throws {
        let client = HTTPClient(loop: loop, log: Log(service: "outreach", minimum: .error))
        let deadline = ContinuousClock.now + .seconds(60)
        var last = "no answer"
        // nginx would log every refused connection of a service that is still on its way.
        while settings.services.contains(where: { !Port.answers($0.port, address: "127.0.0.1") }),
            ContinuousClock.now < deadline
        {
            try supervisor.checkStarting()
            try await loop.sleep(for: .milliseconds(5))
        }
        while ContinuousClock.now < deadline {
            let request = HTTPRequest(method: "GET", url: settings.url + "/healthz", timeout: .seconds(5))
            do throws(HTTPClientError) {
                let reply = try await client.send(request)
                if reply.status == 200 { return tell((try? JSONValue.parse(reply.body))?["quarantine"]) }
                last = "\(reply.status) " + String(decoding: reply.body.prefix(500), as: UTF8.self)
            } catch {
                last = error.reason
            }
            try supervisor.checkStarting()
            try await loop.sleep(for: .milliseconds(15))
        }
        throw Failure("not ready after a minute; GET /healthz says: \(last)")
    }

    /// The first thing to know.
    private func tell(_ quarantine: JSONValue?) {
        guard let reason = quarantine?["reason"]?.stringValue else { return }
        journal.warning("QUARANTINED. \(reason)")
    }

    private func announce() {
        let seconds = ContinuousClock.now - startedAt
        let took = "\(Double(Int(seconds / .milliseconds(10))) / 100) s"
        journal.info(
            "ready in \(took): \(settings.url)",
            ["url": .text(settings.url), "admin_key_file": .text(home.adminKey), "home": .text(home.path)])
        journal.info("the admin key is in \(home.adminKey); outreach --help shows what to do with it")
    }

    /// The gateway first, so that no new work comes in; the database last.
    private func stopEverything() async {
        await supervisor.stop([GatewayProgram.name], within: .milliseconds(2500))
        await supervisor.stop(Settings.serviceNames, within: Settings.longestStop(environment))
        await supervisor.stop([Cluster.name], within: .milliseconds(2500), lastResort: SIGQUIT)
        for log in logs { log.drain() }
        logs = []
        journal.info("everything has stopped")
    }
}

/// Somebody wants it to end. Confined to its loop.
final class StopRequest {
    private(set) var isRequested = false
    private var waiter: CheckedContinuation<Void, Never>?

    func request() {
        isRequested = true
        waiter?.resume()
        waiter = nil
    }

    func wait() async {
        if isRequested { return }
        await withCheckedContinuation { waiter = $0 }
    }
}
