package import FoundationEssentials
internal import JSON

/// Payload of `social.followup.failed.v1`: a timer asked for a follow-up, and none could be drafted, or none is wanted any more.
package struct SocialFollowupFailure: Sendable, Equatable {
    package var profileID: UUID
    /// The message that was not answered; its timer asked.
    package var messageID: UUID
    /// Why: the codes of failed drafts (Docs/api.md).
    package var code: String
    /// One sentence for the operator.
    package var reason: String
    /// Nothing has failed: nobody is to be reminded, and there is nothing to try again.
    package var isOver: Bool

    package init(profileID: UUID, messageID: UUID, code: String, reason: String, isOver: Bool = false) {
        (self.profileID, self.messageID, self.code, self.reason) = (profileID, messageID, code, reason)
        self.isOver = isOver
    }

    package var payload: [UInt8] {
        JSONValue.object([
            "profile_id": .string(profileID.lowercase), "message_id": .string(messageID.lowercase),
            "code": .string(code), "reason": .string(reason), "is_over": .bool(isOver),
        ]).serialized()
    }

    package init(payload: [UInt8]) throws {
        let json = try JSONValue.parse(payload)
        profileID = try json.uuid("profile_id")
        messageID = try json.uuid("message_id")
        code = try json.string("code")
        reason = try json.string("reason")
        isOver = json["is_over"]?.boolValue ?? false
    }
}
