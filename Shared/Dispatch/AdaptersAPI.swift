internal import Adapters
package import HTTPServer
internal import JSON

/// The adapters of this installation: how each does, and reading their folders again.
package struct AdaptersAPI: Sendable {
    private let networks: Networks

    package init(networks: Networks) { self.networks = networks }

    package var routes: [Route] {
        [
            .get(
                "/api/adapters", .read, "The adapters of the process that answers, and how each does.",
                response: "`items`: platform, state, code, reason, version, sha256, generation."
            ) { [networks] _ in
                .json(200, AdaptersAPI.list(networks.adapters.statuses))
            },
            .post(
                "/adapters/reload", .manage, "Read the adapters' folders again, in every process; nothing is dropped.",
                response: "`items`, as this process sees them now."
            ) { [networks] _ in
                .json(200, AdaptersAPI.list(try await networks.reload()))
            },
        ]
    }

    private static func list(_ statuses: [AdapterStatus]) -> JSONValue {
        let items = statuses.map { status -> JSONValue in
            [
                "platform": .string(status.platform), "state": .string(status.state.rawValue),
                "code": JSONValue(status.code), "reason": JSONValue(status.reason),
                "version": JSONValue(status.version), "sha256": JSONValue(status.sha256),
                "generation": JSONValue(status.generation),
            ]
        }
        return ["items": .array(items), "next_cursor": .null]
    }
}
