package import AdapterWire
package import JSON

extension Manifest.Operation {
    /// What only a person can do here: the system prepares it, somebody does it with their own hands and reports.
    ///
    /// - Parameter access: what the network's own interface would allow, though this adapter does not use it.
    package static func byHand(
        _ name: Name, access: Access, input: JSONValue, text: Manifest.TextLimit? = nil,
        limits: Manifest.Limits = Manifest.Limits(), regionsExcepted: [String] = [], summary: String
    ) -> Manifest.Operation {
        Manifest.Operation(
            name, deliveries: [.assisted], access: access, input: input, text: text, limits: limits,
            regionsExcepted: regionsExcepted, summary: summary)
    }
}

extension Step {
    /// The adapter was asked for what its manifest does not offer over the network's interface.
    package static func notOffered(_ operation: String, by network: String) -> Step {
        .failed(AdapterFailure(.notAvailable, "\(network): this adapter does not do \(operation); a person can."))
    }
}
