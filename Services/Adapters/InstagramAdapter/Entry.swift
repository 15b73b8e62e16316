internal import AdapterKit
public import CAdapterABI
internal import MetaGraph

/// The one symbol the host looks for.
// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func outreach_adapter_entry() -> UnsafePointer<outreach_adapter>! { adapter }

/// Lives as long as the process: the host never unloads an adapter.
nonisolated(unsafe) private let adapter = exportAdapter(platform: "instagram", version: "1.0.0") {
    request, size, reply in
    respond(to: request, size, reply, with: Instagram.adapter)
}
