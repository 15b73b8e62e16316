internal import AdapterKit
internal import AdapterWire
internal import JSON

/// TikTok lets only businesses with a contract answer, and only after the person wrote; what anybody can do is write by
/// hand. Fact sheet: TikTok Business Messaging.
struct TikTok: PlatformAdapter {
    var manifest: Manifest { TikTok.declared }

    func start(_ start: AdapterCall.Start) -> Step { .notOffered(start.operation, by: "TikTok") }

    func resume(_ operation: String, state: JSONValue, results: [WireResult]) -> Step {
        .notOffered(operation, by: "TikTok")
    }
}
