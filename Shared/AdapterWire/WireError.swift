/// What breaks the wire contract (Docs/wire-contract.md), and where.
package struct WireError: Error, Sendable, Equatable, CustomStringConvertible {
    /// As a path: `manifest.operations[2].limits`.
    package let place: String
    package let reason: String

    package init(_ place: String, _ reason: String) { (self.place, self.reason) = (place, reason) }

    package var description: String { "\(place): \(reason)" }
}
