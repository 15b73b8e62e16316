package import AdapterWire
package import JSON

/// What one operation can do now, for `GET /api/social/platforms`.
package struct OperationReport: Sendable, Equatable {
    package enum Status: String, CaseIterable, Sendable {
        case available, assisted
        case needsCredentials = "needs_credentials"
        /// Credentials are there; the network lets us answer only.
        case answersOnly = "answers_only"
        /// The credentials of a contract with the network are not there.
        case partnerOnly = "partner_only"
        case notAvailable = "not_available"
    }

    package let operation: Manifest.Operation
    package let status: Status
    /// Environment names of the credentials that are not there.
    package let missing: [String]

    /// - Parameters:
    ///   - present: names of the account's credentials.
    ///   - hands: operations for which whoever asks leads a person's hands; by hand nothing else can be done here.
    package init(
        _ operation: Manifest.Operation, in manifest: Manifest, credentials present: Set<String>,
        hands: Set<Manifest.Operation.Name>
    ) {
        var operation = operation
        if !hands.contains(operation.name) { operation.deliveries.removeAll { $0 == .assisted } }
        let terms = Terms(operation, in: manifest, credentials: present)
        self.operation = operation
        missing = terms.hasInterface ? terms.missing : []
        status =
            switch (terms.hasInterface, operation.access) {
            case (false, _): operation.deliveries.contains(.assisted) ? .assisted : .notAvailable
            case (true, .partnerOnly) where !terms.missing.isEmpty: .partnerOnly
            case (true, _) where !terms.missing.isEmpty: .needsCredentials
            case (true, .answersOnly): .answersOnly
            case (true, _): .available
            }
    }

    /// All operations of an adapter, in the manifest's order.
    package static func all(
        of manifest: Manifest, credentials present: Set<String>, hands: Set<Manifest.Operation.Name>
    ) -> [OperationReport] {
        manifest.operations.map { OperationReport($0, in: manifest, credentials: present, hands: hands) }
    }

    package var json: JSONValue {
        [
            "operation": .string(operation.name.rawValue), "status": .string(status.rawValue),
            "missing_credentials": .array(missing.map(JSONValue.string)),
            "access": .string(operation.access.rawValue),
            "window_seconds": operation.windowSeconds.map { JSONValue($0) } ?? .null,
            "deliveries": .array(operation.deliveries.map { .string($0.rawValue) }),
            "limits": operation.limits.json,
            "text": operation.text.map { ["max": JSONValue($0.max), "unit": .string($0.unit.rawValue)] } ?? .null,
            "regions_except": .array(operation.regionsExcepted.map(JSONValue.string)),
            "send_guarantee": .string(operation.guarantee.rawValue), "summary": .string(operation.summary),
        ]
    }
}
