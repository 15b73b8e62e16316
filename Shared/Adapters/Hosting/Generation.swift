internal import AdapterWire
internal import EventLoop
internal import JSON
internal import Telemetry

/// One module and its process, which is started again when it ends. One request at a time: what is under way before what
/// begins, else in the order they came. What comes from outside has a process of its own, so that it neither holds back nor
/// ends what sends.
///
/// Confined to its loop.
final class Generation: @unchecked Sendable {
    enum State { case loading, ready, restarting, quarantined, ended }

    let platform: String
    let number: Int
    let path: String
    let module: SealedModule
    let loop: Loop
    let settings: AdapterSettings
    let log: Log
    let roster: HostRoster
    let instruments: HostInstruments

    var state = State.loading
    var reason: String?
    var version: String?
    var manifest: Manifest?
    var queue: [PendingCall] = []
    var current: PendingCall?
    var process: HostProcess?
    var endings = Endings()
    /// Of the call or the start under way, or of the pause before the next start.
    var timer: Timer?
    var loaded: CheckedContinuation<LoadFailure?, Never>?
    /// Answers inbound calls and nothing else.
    let isEar: Bool
    private var ear: Generation?
    private var sessions = 0
    private var isRetired = false

    struct LoadFailure: Error {
        let code: AdapterStatus.Code
        let reason: String
    }

    init(
        _ platform: String, number: Int, path: String, _ module: SealedModule, _ settings: AdapterSettings,
        _ roster: HostRoster, isEar: Bool = false, loop: Loop, log: Log
    ) {
        (self.roster, self.isEar) = (roster, isEar)
        (self.platform, self.number, self.path, self.module) = (platform, number, path, module)
        (self.settings, self.loop, self.log) = (settings, loop, log)
        instruments = HostInstruments(platform)
    }

    /// Starts the process, checks what it greets with and asks for its manifest.
    func load() async throws(LoadFailure) {
        let failure = await withCheckedContinuation { continuation in
            loaded = continuation
            startProcess()
        }
        if let failure { throw failure }
        do {
            let manifest = try Manifest(try await call(.manifest))
            guard manifest.platform == platform else {
                throw LoadFailure(
                    code: .wrongPlatform,
                    reason: "its manifest is for \(manifest.platform), its file is for \(platform)")
            }
            self.manifest = manifest
        } catch let failure as LoadFailure {
            throw failure
        } catch let failure as AdapterFailure {
            throw LoadFailure(code: .crashed, reason: "asked for its manifest: \(failure.reason)")
        } catch {
            throw LoadFailure(code: .badManifest, reason: "\(error)")
        }
    }

    func call(_ call: AdapterCall) async throws(AdapterFailure) -> JSONValue {
        if case .inbound = call, !isEar { return try await listening().call(call) }
        let bytes = call.json.serialized()
        guard bytes.count <= Frame.maxCall else {
            throw AdapterFailure(.configuration, "the request to the adapter is larger than 8 MiB")
        }
        let result = await withCheckedContinuation { continuation in
            let pending = PendingCall(call, bytes) { continuation.resume(returning: $0) }
            loop.preconditionCurrent()
            accept(pending)
        }
        return try result.get()
    }

    /// The same module in another process, started with the first call of the network.
    private func listening() throws(AdapterFailure) -> Generation {
        guard state != .quarantined, state != .ended else {
            throw AdapterFailure(.adapterMissing, reason ?? "the adapter was ended")
        }
        if let ear { return ear }
        var settings = settings
        settings.callTimeout = settings.inboundTimeout
        let fresh = Generation(
            platform, number: number, path: path, module, settings, roster, isEar: true, loop: loop, log: log)
        ear = fresh
        fresh.startProcess()
        return fresh
    }

    /// Why calls of the network cannot be read now, while what sends is at work.
    var earTrouble: String? {
        guard let ear, ear.state == .restarting, let why = ear.reason else { return nil }
        return "the process that reads its network's calls does not run, so webhooks are answered with 503: \(why)"
            .readable(upTo: AdapterStatus.longestReason)
    }

    func newSession(_ manifest: Manifest) -> HostedSession {
        sessions += 1
        return HostedSession(self, manifest)
    }

    func sessionEnded() {
        sessions -= 1
        endIfUnused()
    }

    /// No new sessions come; the process ends after the last of those there are.
    func retire() {
        isRetired = true
        endIfUnused()
    }

    func endIfUnused() {
        guard isRetired, sessions == 0, current == nil, queue.isEmpty, state != .ended else { return }
        log.info("adapter retired", ["platform": .text(platform), "generation": .number(Int64(number))])
        end()
    }

    func end(_ why: String = "the adapter was ended") {
        state = .ended
        reason = why
        timer?.cancel()
        process?.kill()
        process = nil
        failWaiting(why)
        ear?.end(why)
        ear = nil
    }

    func failWaiting(_ why: String) {
        let waiting = (current.map { [$0] } ?? []) + queue
        (current, queue) = (nil, [])
        for call in waiting { finish(call, .failure(call.refusal(why))) }
    }

    func finish(_ call: PendingCall, _ result: Result<JSONValue, AdapterFailure>) {
        if case .success = result {
            instruments.finished(call, answered: true)
        } else {
            instruments.finished(call, answered: false)
        }
        call.finish(result)
    }
}

/// Keeps its generation alive until the operation is over.
final class HostedSession: AdapterSession, @unchecked Sendable {
    let manifest: Manifest
    private let generation: Generation

    init(_ generation: Generation, _ manifest: Manifest) { (self.generation, self.manifest) = (generation, manifest) }

    deinit {
        generation.loop.execute { [generation] in generation.sessionEnded() }
    }

    func call(_ call: AdapterCall) async throws(AdapterFailure) -> JSONValue { try await generation.call(call) }
}
