package import FoundationEssentials
internal import JSON
internal import Secrets

/// Payload of both: hashes only, never a name.
package struct SuppressionFacts: Sendable, Equatable {
    package var id: UUID
    /// Every hash the entry is found under.
    package var hashes: [[UInt8]]
    /// Whoever recorded it had no names to look people up by, or could not: products that keep people by name have to search.
    package var needsSearch: Bool

    package init(id: UUID, hashes: [[UInt8]], needsSearch: Bool) {
        (self.id, self.hashes, self.needsSearch) = (id, hashes, needsSearch)
    }

    package var payload: [UInt8] {
        JSONValue.object([
            "suppression_id": .string(id.lowercase), "hashes": .array(hashes.map { .string(hex($0)) }),
            "needs_search": .bool(needsSearch),
        ]).serialized()
    }

    package init(payload: [UInt8]) throws {
        let json = try JSONValue.parse(payload)
        guard let id = json["suppression_id"]?.stringValue.flatMap(UUID.init(text:)) else {
            throw SuppressionFactsFault()
        }
        self.id = id
        hashes = (json["hashes"]?.arrayValue ?? []).compactMap { $0.stringValue.flatMap(bytes(hex:)) }
        needsSearch = json["needs_search"]?.boolValue ?? true
    }
}
