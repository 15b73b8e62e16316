internal import AdapterKit
internal import AdapterWire
internal import JSON
internal import MetaGraph

/// Messages of Instagram business accounts, over Instagram Login. Fact sheet: Instagram API v26.0.
struct Instagram: PlatformAdapter {
    static let network = GraphNetwork(
        name: "Instagram", proof: .bearer, platform: "instagram", object: "instagram",
        textLimit: Manifest.TextLimit(max: 1000, unit: .bytes),
        profileFields: "name,username,profile_pic,follower_count")

    var manifest: Manifest { Instagram.declared }

    func start(_ start: AdapterCall.Start) -> Step {
        switch start.operation {
        case "message": Instagram.network.send(start)
        case "reconcile": Instagram.network.lookUp(start)
        case "enrich": Instagram.network.profile(start)
        default: .notOffered(start.operation, by: Instagram.network.name)
        }
    }

    func resume(_ operation: String, state: JSONValue, results: [WireResult]) -> Step {
        switch operation {
        case "message": Instagram.network.sent(state, results)
        case "reconcile": Instagram.network.lookedUp(state, results)
        case "enrich": Instagram.network.profiled(results)
        default: .notOffered(operation, by: Instagram.network.name)
        }
    }

    func inbound(_ call: InboundCall) -> InboundAnswer { Instagram.network.heard(call) }
}
