package import FoundationEssentials
internal import JSON

/// Payload of `social.person.confirmed.v1`.
package struct SocialPersonConfirmed: Sendable, Equatable {
    package var profileID: UUID
    /// Their follow-ups go on; `false`: they end.
    package var followUp: Bool

    package init(profileID: UUID, followUp: Bool) { (self.profileID, self.followUp) = (profileID, followUp) }

    package var payload: [UInt8] {
        JSONValue.object(["profile_id": .string(profileID.lowercase), "follow_up": .bool(followUp)]).serialized()
    }

    package init(payload: [UInt8]) throws {
        let json = try JSONValue.parse(payload)
        profileID = try json.uuid("profile_id")
        followUp = json["follow_up"]?.boolValue ?? true
    }
}
