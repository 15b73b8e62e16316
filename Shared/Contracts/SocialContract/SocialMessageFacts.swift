package import FoundationEssentials
internal import JSON
package import Timekeeping

/// Payload of the message events: ids and facts, never a body. `version` of the event is the person's messages version.
package struct SocialMessageFacts: Sendable, Equatable {
    package var messageID: UUID
    package var profileID: UUID
    package var threadID: UUID
    package var messageType: SocialMessageType
    package var platform: String
    package var accountID: UUID?
    /// The person's outreach status after this.
    package var outreachStatus: SocialOutreachStatus
    /// Set in `social.message.sent.v1`; in `unsent` and `dropped`: when the person was last written to before, if ever.
    package var sentAt: Timestamp?
    /// The outreach is over: nobody is reminded of this message. Messages of versions up to 0.2.0 do not say it.
    package var isClosed: Bool
    /// They said no.
    package var saidNoAt: Timestamp?

    package init(
        messageID: UUID, profileID: UUID, threadID: UUID, messageType: SocialMessageType, platform: String,
        accountID: UUID?,
        outreachStatus: SocialOutreachStatus, sentAt: Timestamp?, isClosed: Bool = false, saidNoAt: Timestamp? = nil
    ) {
        (self.messageID, self.profileID, self.threadID) = (messageID, profileID, threadID)
        (self.messageType, self.platform, self.accountID) = (messageType, platform, accountID)
        (self.outreachStatus, self.sentAt) = (outreachStatus, sentAt)
        (self.isClosed, self.saidNoAt) = (isClosed, saidNoAt)
    }

    package var payload: [UInt8] {
        JSONValue.object([
            "message_id": .string(messageID.lowercase), "profile_id": .string(profileID.lowercase),
            "thread_id": .string(threadID.lowercase), "message_type": .string(messageType.rawValue),
            "platform": .string(platform), "account_id": JSONValue(accountID?.lowercase),
            "outreach_status": .string(outreachStatus.rawValue), "sent_at": JSONValue(sentAt),
            "is_closed": .bool(isClosed), "said_no_at": JSONValue(saidNoAt),
        ]).serialized()
    }

    package init(payload: [UInt8]) throws {
        let json = try JSONValue.parse(payload)
        messageID = try json.uuid("message_id")
        profileID = try json.uuid("profile_id")
        threadID = try json.uuid("thread_id")
        messageType = try json.choice("message_type")
        platform = try json.string("platform")
        accountID = json["account_id"]?.stringValue.flatMap(UUID.init(text:))
        outreachStatus = try json.choice("outreach_status")
        sentAt = json["sent_at"]?.stringValue.flatMap(Timestamp.init(iso8601:))
        isClosed = json["is_closed"]?.boolValue ?? false
        saidNoAt = json["said_no_at"]?.stringValue.flatMap(Timestamp.init(iso8601:))
    }
}
