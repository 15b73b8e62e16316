internal import AdapterKit
package import AdapterWire
package import JSON

/// One of Meta's messaging networks as an adapter: what the networks differ in is data.
package struct GraphAdapter: PlatformAdapter {
    package let manifest: Manifest
    let network: GraphNetwork

    package init(_ network: GraphNetwork, manifest: Manifest) { (self.network, self.manifest) = (network, manifest) }

    package func start(_ start: AdapterCall.Start) -> Step {
        switch start.operation {
        case "message": network.send(start)
        case "reconcile": network.lookUp(start)
        case "enrich": network.profile(start)
        default: .notOffered(start.operation, by: network.name)
        }
    }

    package func resume(_ operation: String, state: JSONValue, results: [WireResult]) -> Step {
        switch operation {
        case "message": network.sent(state, results)
        case "reconcile": network.lookedUp(state, results)
        case "enrich": network.profiled(results)
        default: .notOffered(operation, by: network.name)
        }
    }

    package func inbound(_ call: InboundCall) -> InboundAnswer { network.heard(call) }
}
