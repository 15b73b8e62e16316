package import FoundationEssentials
internal import JSON

/// Payload of `social.followup.due.v1`.
package struct SocialFollowupDue: Sendable, Equatable {
    package var profileID: UUID
    /// The message that was not answered.
    package var messageID: UUID

    package init(profileID: UUID, messageID: UUID) { (self.profileID, self.messageID) = (profileID, messageID) }

    package var payload: [UInt8] {
        JSONValue.object([
            "profile_id": .string(profileID.lowercase), "message_id": .string(messageID.lowercase),
        ]).serialized()
    }

    package init(payload: [UInt8]) throws {
        let json = try JSONValue.parse(payload)
        profileID = try json.uuid("profile_id")
        messageID = try json.uuid("message_id")
    }
}
