internal import Actions
internal import AdapterWire
internal import Adapters
package import Database
package import Dispatch
internal import EventLoop
internal import FoundationEssentials
package import HTTPServer
package import Telemetry

/// The networks' calls to us: each is handed to its adapter, proven by the account's secrets, and only then believed.
///
/// The answer goes out after the events are stored; anything but success makes the network call again.
package struct WebhooksAPI: Sendable {
    private let networks: Networks
    private let database: Database
    /// Is called again with the same events when the network repeats itself.
    private let delivery: InboundDelivery
    private let log: Log
    private let waiting = WaitingCalls()
    private let known = ProofCache()

    package init(networks: Networks, database: Database, delivery: InboundDelivery, log: Log) {
        (self.networks, self.database, self.delivery, self.log) = (networks, database, delivery, log)
    }

    package var routes: [Route] {
        [
            Route(
                .get, "/api/webhooks/{platform}", .open, "A network asks whether this address is ours.",
                answer: .foreign("What the network wants to hear."), handler: handle),
            Route(
                .post, "/api/webhooks/{platform}", .open, "A network says what has happened.",
                answer: .foreign("What the network wants to hear."), handler: handle),
        ]
    }

    private func handle(_ request: Request) async throws -> Response {
        let platform = request.parameters["platform"] ?? ""
        let session = try session(platform)
        guard session.manifest.inbound != nil else {
            throw Problem.notFound("\(session.manifest.displayName) does not call us.")
        }
        guard let answer = try await verified(request, session, platform) else {
            count(platform, "refused")
            throw Problem(
                401, "not-verified", title: "This call is not proven",
                detail: "The call does not carry the proof that this network sends with its calls.")
        }
        try await delivery.deliver(answer, from: platform)
        count(platform, "taken")
        // On the origin of this product's own interface: never a page, whatever a network's reader says.
        return Response.text(answer.status, answer.body, type: answer.contentType)
            .header("Content-Security-Policy", "sandbox; default-src 'none'")
    }

    /// - Throws: 404 for a network without an adapter, 503 for one whose adapter cannot be asked now.
    private func session(_ platform: String) throws(Problem) -> any AdapterSession {
        do throws(AdapterFailure) {
            return try networks.adapters.session(platform)
        } catch {
            guard networks.adapters.statuses.contains(where: { $0.platform == platform }) else {
                throw .notFound("There is no adapter of this name here.")
            }
            throw .unavailable(error.reason, retryAfter: 5)
        }
    }

    /// - Returns: `nil` when no account's secrets prove the call.
    private func verified(
        _ request: Request, _ session: any AdapterSession, _ platform: String
    ) async throws -> InboundAnswer? {
        let headers = request.headers.fields.map { WireHeader(name: $0.name.lowercased(), value: $0.value) }
        // A network whose calls carry no signature has the one line of all its calls.
        let signature = session.manifest.inbound?.signature
        let line: WaitingCalls.Line = request.method == .get && signature != nil ? .unsigned : .signed
        if line == .signed, let signature {
            guard try await isSigned(headers, request, signature, session.manifest, platform) else { return nil }
        }
        guard waiting.enter(platform, line) else {
            throw Problem.unavailable("Too many calls of this network are being read; call again.", retryAfter: 2)
        }
        defer { waiting.leave(platform, line) }
        let call = InboundCall(
            method: request.method.rawValue,
            query: request.query.items.map { WireHeader(name: $0.name, value: $0.value) }, headers: headers,
            bodyBase64: "")
        let secrets = try await credentials(platform, session.manifest)
        do throws(AdapterFailure) {
            return try await networks.performer.inbound(
                call, body: request.body, on: session, credentials: secrets)
        } catch {
            if error.code == .missingCredentials { return nil }
            log.warning(
                "a network's call could not be read", ["platform": .text(platform), "code": .text(error.code.rawValue)])
            throw Problem.unavailable("This call cannot be read now; call again.", retryAfter: 5)
        }
    }

    /// What a network says every call carries is looked at here, so that a flood without it never reaches the adapter, which is
    /// busy with those that have it.
    private func isSigned(
        _ headers: [WireHeader], _ request: Request, _ signature: Manifest.Signature, _ manifest: Manifest,
        _ platform: String
    ) async throws -> Bool {
        guard let tag = Performer.tag(headers, signature) else { return false }
        let (body, secrets) = (request.body, try await credentials(platform, manifest))
        guard body.count > WebhooksAPI.hashedAtOnce else { return Performer.isSigned(body, tag, signature, secrets) }
        return try await database.loop.offload { Performer.isSigned(body, tag, signature, secrets) }
    }

    /// Bytes; what is longer is hashed on another thread, so that short calls do not wait for it.
    private static let hashedAtOnce = 64 << 10

    /// The accounts' secrets, the default account's first, each set once; as they were a few seconds ago.
    private func credentials(_ platform: String, _ manifest: Manifest) async throws -> [[String: String]] {
        try await known.proofs(platform, manifest) {
            let all = try await database.withConnection { try await Accounts.list(on: $0) }
            let accounts = all.filter { $0.platform == platform }.sorted { $0.isDefault && !$1.isDefault }
            var sets = ProofSets(names: manifest.inbound?.verify ?? [])
            for account in accounts {
                do {
                    sets.add(try await networks.credentials.values(of: account, manifest))
                } catch let failure as AdapterFailure { sets.miss(account.handle, failure.reason) }
            }
            return sets
        } say: { trouble in
            log.warning(
                "a network's calls cannot be proven with every account's secrets",
                ["platform": .text(platform), "reason": .text(trouble.joined(separator: "; "))])
        }
    }

    private func count(_ platform: String, _ outcome: String) {
        Metrics.shared.counter(
            "outreach_webhook_calls_total", help: "Calls of networks, by what became of them.",
            labels: ["platform": platform, "outcome": outcome]
        ).add()
    }
}
