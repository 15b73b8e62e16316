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
                answer: .json(AdaptersAPI.shape, "All of them.")
            ) { [networks] _ in
                .json(200, AdaptersAPI.list(networks.adapters.statuses))
            },
            .post(
                "/adapters/reload", .manage, "Read the adapters' folders again, in every process; nothing is dropped.",
                answer: .json(AdaptersAPI.shape, "As this process sees them now.")
            ) { [networks] _ in
                .json(200, AdaptersAPI.list(try await networks.reload()))
            },
        ]
    }

    private static let shape = Shape.page(
        .named(
            "Adapter",
            .object([
                .required("platform", .platform),
                .required("state", .choice(AdapterStatus.State.allCases.map(\.rawValue)), "How it does."),
                .required("code", .nullable(NetworkShapes.adapterCode), "Why it is not loaded."),
                .required("reason", .nullable(.text), "The same for people."),
                .required("version", .nullable(.text), "The adapter's own."),
                .required("sha256", .nullable(.text), "Of its file."),
                .required("generation", .integer(), "Grows with each module that took its place."),
            ])))

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
