package import AdapterWire
package import JSON

/// One credential of a network, for the operator: its name in the environment, whether it is there, and what reads it (R1.24 to R1.27).
package struct CredentialReport: Sendable, Equatable {
    package let environment: String
    package let isSet: Bool
    /// Operations, `webhooks`; empty: nothing does.
    package let readers: [String]
    package let summary: String

    /// - Parameter present: names of the account's credentials.
    package static func all(of manifest: Manifest, present: Set<String>) -> [CredentialReport] {
        manifest.credentials.map { credential in
            let operations = manifest.operations.filter { $0.credentials.contains(credential.name) }.map(
                \.name.rawValue)
            let isVerified = manifest.inbound?.verify.contains(credential.name) == true
            return CredentialReport(
                environment: credential.environment, isSet: present.contains(credential.name),
                readers: operations + (isVerified ? ["webhooks"] : []), summary: credential.summary)
        }
    }

    /// Where no adapter is loaded that could read them: those that are set under the network's name.
    package static func unread(of platform: String, environment: [String: String]) -> [CredentialReport] {
        environment.filter { $0.key.hasPrefix(platform.uppercased() + "_") && !$0.value.isEmpty }.keys.sorted().map {
            CredentialReport(
                environment: $0, isSet: true, readers: [], summary: "Set, and no adapter is loaded that could read it.")
        }
    }

    package var json: JSONValue {
        [
            "environment": .string(environment), "status": .string(isSet ? "set" : "missing"),
            "read_by": .array(readers.map(JSONValue.string)), "summary": .string(summary),
        ]
    }
}
