internal import AdapterWire
internal import EventLoop
internal import HTTPClient
internal import JSON

/// One operation on its way: what has been sent, and what is known but hidden from the adapter.
struct OperationRun {
    let performer: Performer
    let session: any AdapterSession
    let operation: Manifest.Operation
    let start: AdapterCall.Start
    let deadline: ContinuousClock.Instant
    var hidden: HiddenValues
    /// The committing request was asked for; there is no second one.
    var hasCommitted = false
    /// It was handed over, and nobody can say that it never left.
    var mayHaveArrived = false
    /// A request that does not only read was handed over, and is not the one that commits.
    var mayHaveActed = false
    /// It was handed over, and no answer came.
    var isUnanswered = false

    var manifest: Manifest { session.manifest }

    init(
        performer: Performer, session: any AdapterSession, operation: Manifest.Operation, start: AdapterCall.Start,
        credentials: [String: String], deadline: ContinuousClock.Instant
    ) {
        (self.performer, self.session, self.operation) = (performer, session, operation)
        (self.start, self.deadline) = (start, deadline)
        hidden = HiddenValues(
            manifest: session.manifest, declared: operation.credentials, credentials: credentials)
    }

    mutating func result(_ willCommit: () async throws -> Bool) async -> Result<JSONObject, AdapterFailure> {
        do throws(AdapterFailure) {
            switch try await lastStep(willCommit) {
            case .done(let outcome): return judged(outcome)
            case .failed(let failure): return .failure(withoutSecrets(believed(failure)))
            case .http, .wait, .browser: preconditionFailure("the operation goes on")
            }
        } catch {
            return .failure(withoutSecrets(mayHaveArrived ? doubt(error) : error))
        }
    }

    /// Asks the adapter until it has come to an end.
    /// - Throws: the host's failures, never the adapter's own.
    private mutating func lastStep(_ willCommit: () async throws -> Bool) async throws(AdapterFailure) -> Step {
        try checkTime()
        var call = AdapterCall.start(start)
        for _ in 1...Performer.maxSteps {
            let step = try await step(call)
            switch step {
            case .done, .failed: return step
            case .browser:
                throw AdapterFailure(
                    .notAvailable, "\(manifest.displayName) needs a page for this; that is not offered yet.")
            case .wait(let seconds, let state):
                try await wait(seconds)
                call = .resume(operation: start.operation, state: state, results: [])
            case .http(let requests, let state):
                let results = try await send(requests, willCommit)
                call = .resume(operation: start.operation, state: state, results: results)
            }
        }
        throw .broken(manifest, "came to no end in \(Performer.maxSteps) steps")
    }

    private func step(_ call: AdapterCall) async throws(AdapterFailure) -> Step {
        let reply = try await session.call(call)
        do throws(WireError) { return try Step(reply) } catch {
            throw .broken(manifest, "gave a step that breaks the contract: \(error)")
        }
    }

    private func wait(_ seconds: Double) async throws(AdapterFailure) {
        try checkTime(atLeast: .seconds(seconds))
        do { try await performer.loop.sleep(for: .seconds(seconds)) } catch { throw .stopped }
    }

    /// - Throws: `DEADLINE` when less than that is left, `TEMPORARY` when this task was cancelled.
    func checkTime(atLeast needed: Duration = .zero) throws(AdapterFailure) {
        guard !Task.isCancelled else { throw .stopped }
        guard ContinuousClock.now + needed < deadline else {
            throw AdapterFailure(.deadline, "The time for this was over before it was done.")
        }
    }

    /// Without an answer to the deed no adapter can know that it was not done.
    private func believed(_ failure: AdapterFailure) -> AdapterFailure {
        isUnanswered && failure.code != .unknownOutcome && failure.code != .wrongPerson ? doubt(failure) : failure
    }

    /// The network may say that it addressed somebody else: then nobody may believe that it went well.
    private mutating func judged(_ outcome: JSONObject) -> Result<JSONObject, AdapterFailure> {
        let wanted = start.input["recipient"]?["platform_user_id"]
        guard let addressed = outcome["recipient_id"]?.identifier, let wanted = wanted?.identifier, addressed != wanted
        else { return .success(outcome) }
        mayHaveArrived = true
        return .failure(
            AdapterFailure(
                .wrongPerson,
                "\(manifest.displayName) says that it addressed another person than the one meant. "
                    + "Look at the conversation before anything else is sent."))
    }

    /// The deed may be done, and the host could not follow it to its end.
    private func doubt(_ failure: AdapterFailure) -> AdapterFailure {
        AdapterFailure(.unknownOutcome, "It may have happened: \(failure.unabridged)", retryAfter: failure.retryAfter)
    }

    /// Reasons are shown to people: no token in them, and not the message, whole or as a line of a log shows it. It is looked for
    /// before anything is cut.
    private func withoutSecrets(_ failure: AdapterFailure) -> AdapterFailure {
        let secrets = Scrubber(hidden.secrets)
        var reason = secrets.scrubbed(failure.unabridged)
        if let text = start.input["text"]?.stringValue {
            let shown = text.readable(upTo: text.unicodeScalars.count)
            reason = Scrubber([text, shown, secrets.scrubbed(text)], mark: "[text]").scrubbed(reason)
        }
        return AdapterFailure(failure.code, reason, retryAfter: failure.retryAfter)
    }
}

extension AdapterFailure {
    static var stopped: AdapterFailure {
        AdapterFailure(.temporary, "The service stopped before this was done.")
    }
}

extension JSONValue {
    /// An id, which some networks write as a number.
    fileprivate var identifier: String? { stringValue ?? intValue.map { String($0) } }
}
