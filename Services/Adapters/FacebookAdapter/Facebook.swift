internal import AdapterKit
internal import AdapterWire
internal import JSON
internal import MetaGraph

/// Messenger for Facebook pages. Fact sheet: Graph API v26.0, Messenger Platform.
struct Facebook: PlatformAdapter {
    static let network = GraphNetwork(
        name: "Facebook", proof: .parameters, platform: "MESSENGER", object: "page",
        textLimit: Manifest.TextLimit(max: 2000, unit: .characters), profileFields: "first_name,last_name,profile_pic")

    var manifest: Manifest { Facebook.declared }

    func start(_ start: AdapterCall.Start) -> Step {
        switch start.operation {
        case "message": Facebook.network.send(start)
        case "reconcile": Facebook.network.lookUp(start)
        case "enrich": Facebook.network.profile(start)
        default: .notOffered(start.operation, by: Facebook.network.name)
        }
    }

    func resume(_ operation: String, state: JSONValue, results: [WireResult]) -> Step {
        switch operation {
        case "message": Facebook.network.sent(state, results)
        case "reconcile": Facebook.network.lookedUp(state, results)
        case "enrich": Facebook.network.profiled(results)
        default: .notOffered(operation, by: Facebook.network.name)
        }
    }

    func inbound(_ call: InboundCall) -> InboundAnswer { Facebook.network.heard(call) }
}
