internal import Actions
package import AdapterWire
internal import Adapters
package import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON

/// What each network lets us do, and what is missing: said before any work is done (C28, R1.23, R1.31).
package struct NetworksAPI: Sendable {
    private let path: String
    private let shape: Shape
    private let database: Database
    private let networks: Networks
    private let names: @Sendable () -> [String]
    private let mistake: @Sendable (Manifest.Writing) -> String?

    /// - Parameters:
    ///   - path: of the product that answers, such as `/api/social`.
    ///   - shape: what a network is called in the document: `SocialPlatform`.
    ///   - names: the networks on which people are known.
    ///   - mistake: why a manifest's texts are of no use to the product; `nil` where they are.
    package init(
        path: String, shape: String, database: Database, networks: Networks,
        names: @escaping @Sendable () -> [String], mistake: @escaping @Sendable (Manifest.Writing) -> String?
    ) {
        (self.path, self.shape) = (path, NetworkShapes.network(shape))
        (self.database, self.networks, self.names, self.mistake) = (database, networks, names, mistake)
    }

    package var routes: [Route] {
        [
            .get(
                "\(path)/platforms", .read, "What each network allows, what it needs, and how its adapter does.",
                answer: .json(.page(shape), "All of them."), list)
        ]
    }

    private func list(_ request: Request) async throws -> Response {
        let accounts = try await database.withConnection { try await Accounts.defaults(on: $0) }
        var items: [JSONValue] = []
        let known = names()
        // An operator who adds a network sees here how its adapter does, also while no person can be on it yet.
        for platform in known + networks.adapters.statuses.map(\.platform).filter({ !known.contains($0) }) {
            items.append(try await item(platform, accounts[platform]))
        }
        return .json(200, ["items": .array(items), "next_cursor": .null])
    }

    private func item(_ platform: String, _ account: Account?) async throws -> JSONValue {
        let status = networks.adapters.statuses.first { $0.platform == platform }
        var operations = DeliveredNetwork.of(platform) == nil ? [] : [NetworksAPI.byHandOnly(status?.reason)]
        var credentials: [CredentialReport] = []
        var problem: String?
        if let manifest = status?.manifest {
            var present: Set<String> = []
            do {
                if let account { present = try await networks.credentials.present(of: account, manifest) }
            } catch let failure as AdapterFailure {
                problem = failure.reason
            }
            let hands = NetworksAPI.hands(on: manifest)
            operations = OperationReport.all(of: manifest, credentials: present, hands: hands).map(\.json)
            credentials = CredentialReport.all(of: manifest, present: present)
        } else {
            credentials = CredentialReport.unread(of: platform, environment: networks.credentials.environment)
        }
        return [
            "platform": .string(platform), "display_name": JSONValue(status?.manifest?.displayName),
            "adapter": NetworksAPI.adapter(status), "account": NetworksAPI.account(account),
            "credentials": .array(credentials.map(\.json)), "credentials_problem": JSONValue(problem),
            "people": people(platform, status), "operations": .array(operations),
        ]
    }

    /// Hands have a flow for messages, where a person's address is known.
    private static func hands(on manifest: Manifest) -> Set<Manifest.Operation.Name> {
        let people = manifest.people ?? DeliveredNetwork.of(manifest.platform)?.people
        return people?.hasHands == true ? [.message] : []
    }

    /// Whether people of this network can be imported, and written to now.
    private func people(_ platform: String, _ status: AdapterStatus?) -> JSONValue {
        let isKnown = names().contains(platform)
        let isDelivered = DeliveredNetwork.of(platform) != nil
        let isLoaded = status?.manifest?.people != nil
        var reason: String?
        if !isKnown {
            reason = status?.manifest.map { _ in "Its manifest says nothing of people, or its tables are not ready yet."
            }
        } else if !isDelivered, !isLoaded {
            reason = "Its adapter is not loaded: its people stay, and nothing is drafted or sent until it is back."
        } else if let writing = status?.manifest?.people?.writing {
            reason = mistake(writing)
        }
        return [
            "known": .bool(isKnown), "writable": .bool(isKnown && (isDelivered || isLoaded)),
            "reason": JSONValue(reason),
        ]
    }

    /// What needs no adapter.
    private static func byHandOnly(_ reason: String?) -> JSONValue {
        let sentence = "No adapter is loaded: messages are sent by a person's hands."
        return [
            "operation": "message", "status": .string(OperationReport.Status.assisted.rawValue),
            "missing_credentials": [], "access": "none", "window_seconds": .null, "deliveries": ["assisted"],
            "limits": Manifest.Limits().json, "text": .null, "regions_except": [], "send_guarantee": "none",
            "summary": .string(reason.map { "\(sentence) \($0)" } ?? sentence),
        ]
    }

    private static func adapter(_ status: AdapterStatus?) -> JSONValue {
        guard let status else {
            return [
                "state": "missing", "code": .null, "version": .null,
                "reason": "No adapter of this network is asked for (OUTREACH_ADAPTERS).",
            ]
        }
        return [
            "state": .string(status.state.rawValue), "code": JSONValue(status.code),
            "version": JSONValue(status.version), "reason": JSONValue(status.reason),
        ]
    }

    private static func account(_ account: Account?) -> JSONValue {
        guard let account else { return .null }
        return [
            "id": .string(account.id.lowercase), "handle": .string(account.handle),
            "delivery": .string(account.delivery.rawValue),
        ]
    }
}
