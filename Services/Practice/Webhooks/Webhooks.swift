internal import EventLoop
internal import HTTPClient
internal import JSON
internal import Secrets
internal import Telemetry

/// Tells receivers what people said, again and again until they say 200. Confined to the loop.
final class Webhooks: @unchecked Sendable {
    private(set) var hook: Webhook?
    /// Gets the id of each text that was delivered.
    var onDelivery: (String) -> Void = { _ in }
    private let file: PracticeJournal
    private let loop: Loop
    private let log: Log
    private let client: HTTPClient
    private var waiting: [(id: String, body: [UInt8])] = []
    private var next = 0
    private var tasks: [Int: Task<Void, any Error>] = [:]
    private var lastTask = 0
    private(set) var deliveredCount = 0
    private(set) var failedTries = 0

    /// Deliveries under way at once; the order of events is not promised, as with the real one.
    private static let width = 8

    init(directory: String, loop: Loop, log: Log) throws {
        file = try PracticeJournal(directory + "/webhooks.jsonl")
        (self.loop, self.log) = (loop, log)
        client = HTTPClient(loop: loop, log: log)
        try file.load { hook = Webhook($0) }
    }

    func hears(_ network: PracticeNetwork) -> Bool {
        hook?.network == network && hook?.fields.contains("messages") == true
    }

    var pendingCount: Int { waiting.count - next + tasks.count }

    /// - Returns: what was wrong with the receiver's answer to the handshake; `nil` when it is registered.
    func register(_ fresh: Webhook) async throws -> String? {
        let challenge = String(randomBytes(4).reduce(1_000_000_000) { $0 &+ UInt64($1) &* 104_729 })
        do throws(HTTPClientError) {
            let reply = try await client.send(fresh.handshake(challenge: challenge))
            guard reply.status == 200 else { return "it answered \(reply.status) to the verification, not 200" }
            guard reply.body.elementsEqual(challenge.utf8) else { return "it did not answer with the challenge" }
        } catch {
            return error.reason
        }
        try keep(fresh)
        return nil
    }

    /// What `subscribed_apps` changes.
    func subscribe(_ fields: Set<String>) throws {
        guard var changed = hook else { return }
        changed.fields = fields
        try keep(changed)
    }

    private func keep(_ fresh: Webhook) throws {
        try file.append(fresh.record)
        hook = fresh
    }

    func remove() throws {
        try file.clear()
        hook = nil
        stop()
        (waiting, next) = ([], 0)
    }

    func announce(_ said: Utterance, from person: Person) {
        guard hears(person.network) else { return }
        waiting.append((said.id, EscapedJSON.bytes(PageEvent.said(said, from: person))))
        guard tasks.count < Webhooks.width else { return }
        lastTask += 1
        let number = lastTask
        tasks[number] = loop.task { [unowned self] in
            // One that was cancelled has been taken out already.
            defer { tasks[number] = nil }
            while let event = take() { try await deliver(event.id, event.body) }
        }
    }

    private func take() -> (id: String, body: [UInt8])? {
        guard next < waiting.count else {
            (waiting, next) = ([], 0)
            return nil
        }
        defer { next += 1 }
        return waiting[next]
    }

    /// Waits longer after each refusal, half a minute at most.
    private func deliver(_ id: String, _ body: [UInt8]) async throws {
        var pause = Duration.milliseconds(500)
        while let hook {
            do throws(HTTPClientError) {
                let reply = try await client.send(hook.request(body))
                if reply.status == 200 {
                    deliveredCount += 1
                    return onDelivery(id)
                }
                log.warning("the webhook answered \(reply.status); it is told again in \(pause)")
            } catch {
                log.warning("the webhook cannot be told: \(error.reason)")
            }
            failedTries += 1
            try await loop.sleep(for: pause)
            pause = min(pause * 2, .seconds(30))
        }
    }

    func stop() {
        for task in tasks.values { task.cancel() }
        tasks = [:]
    }
}
