package import JSON
internal import Secrets

/// What a person read when they said yes, by its hashes: a part that is another one now voids the yes, and can be named.
///
/// A product says which parts count (Social: text, recipient, account). No text is kept here.
package struct Approval: Sendable, Equatable {
    /// SHA-256 in hex of each part, by its name.
    private let parts: [String: String]

    /// - Parameter parts: what was shown, by name. Texts count byte for byte; objects by their members, in whatever order.
    package init(of parts: [String: JSONValue]) {
        self.parts = parts.mapValues { hex(sha256(Canonical.bytes($0))) }
    }

    /// One hash over all parts, 64 hex digits: what a screen shows and sends back with the yes.
    package var hash: String {
        let named = JSONObject(parts.map { (key: $0.key, value: JSONValue.string($0.value)) })
        return hex(sha256(Canonical.bytes(.object(named))))
    }

    /// The names of the parts that differ, in order; empty while the yes holds.
    package func changes(since earlier: Approval) -> [String] {
        Set(parts.keys).union(earlier.parts.keys).filter { parts[$0] != earlier.parts[$0] }.sorted()
    }

    // MARK: In a row

    /// For a `jsonb` column.
    package var json: JSONValue {
        .object(JSONObject(parts.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }))
    }

    /// - Returns: `nil` for what ``json`` never wrote; then nothing was approved.
    package init?(json: JSONValue) {
        guard let fields = json.objectValue?.fields, !fields.isEmpty else { return nil }
        var parts: [String: String] = [:]
        for (name, value) in fields {
            guard let hash = value.stringValue, hash.utf8.count == 64 else { return nil }
            parts[name] = hash
        }
        self.parts = parts
    }
}
