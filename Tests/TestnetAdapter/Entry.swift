internal import AdapterKit
internal import AdapterWire
public import CAdapterABI
internal import TestnetKit

/// The one symbol the host looks for.
// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func outreach_adapter_entry() -> UnsafePointer<outreach_adapter>! { adapter }

/// Lives as long as the process: the host never unloads an adapter.
nonisolated(unsafe) private let adapter = exportAdapter(platform: "testnet", version: "1.0.0") { request, size, reply in
    respond(to: request, size, reply, with: Mastodon(platform: "testnet", limits: limits, people: Mastodon.villagers))
}

private let limits = Manifest.Limits(
    perMinute: 30, spacingSeconds: 1.5, perDay: 40, perWeek: 120, ramp: .init(first: 5, percent: 150))
