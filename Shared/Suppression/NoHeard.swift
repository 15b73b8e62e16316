package import FoundationEssentials
internal import JSON
package import Outbox
internal import Secrets

/// Payload of a product's news of a no: the names of somebody who is on the list of those who said no, from whoever heard it. The list's
/// own event holds hashes only, and people are kept by name.
package struct NoHeard: Sendable, Equatable {
    /// The entry of the list that means them.
    package let entry: UUID
    /// As far as networks know them, with hashes of contacts that are nobody else's.
    package let names: Identifiers

    package init(_ entry: UUID, of names: Identifiers) { (self.entry, self.names) = (entry, names) }

    package var payload: [UInt8] {
        JSONValue.object([
            "suppression_id": .string(entry.lowercase), "platform": JSONValue(names.platform),
            "username": JSONValue(names.username), "platform_user_id": JSONValue(names.platformUserID),
            "profile_url": JSONValue(names.profileURL),
            "contact_hashes": .array(names.contactHashes.map { .string(hex($0)) }),
        ]).serialized()
    }

    package init(payload: [UInt8]) throws {
        let json = try JSONValue.parse(payload)
        let hashes = (json["contact_hashes"]?.arrayValue ?? []).compactMap(\.stringValue).compactMap(bytes(hex:))
        entry = try json.uuid("suppression_id")
        names = Identifiers(
            platform: json["platform"]?.stringValue, username: json["username"]?.stringValue,
            platformUserID: json["platform_user_id"]?.stringValue, profileURL: json["profile_url"]?.stringValue,
            contactHashes: hashes)
    }

    /// - Parameters:
    ///   - type: the product's name of this event.
    ///   - subject: what the product calls an entry of the list.
    package func event(_ type: String, of subject: String) -> NewEvent {
        NewEvent(type: type, aggregateType: subject, aggregateID: entry.lowercase, version: 1, payload: payload)
    }
}
