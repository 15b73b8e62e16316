internal import AdapterKit
internal import AdapterWire
internal import JSON

/// TikTok lets only businesses with a contract answer, and only after the person wrote; what anybody can do is write by hand.
struct TikTok: PlatformAdapter {
    let manifest = Manifest(
        platform: "tiktok", version: "1.0.0", displayName: "TikTok", bases: [:], credentials: [],
        operations: [
            Manifest.Operation(
                .message, deliveries: [.assisted], access: .partnerOnly,
                text: Manifest.TextLimit(max: 6000, unit: .characters),
                limits: Manifest.Limits(perMinute: 5, spacingSeconds: 12),
                regionsExcepted: ["EEA", "CH", "UK"],
                summary: "x")
        ])

    func start(_ start: AdapterCall.Start) -> Step {
        .failed(AdapterFailure(.notAvailable, "TikTok has no open interface for this."))
    }

    func resume(_ operation: String, state: JSONValue, results: [WireResult]) -> Step {
        .failed(AdapterFailure(.notAvailable, "TikTok has no open interface for this."))
    }
}
