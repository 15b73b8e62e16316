package import FoundationEssentials
internal import JSON
package import Timekeeping

/// Payload of `social.reply.received.v1`: ids and facts, never the text. `version` of the event is the person's messages version.
package struct SocialReplyFacts: Sendable, Equatable {
    package var replyID: UUID
    package var profileID: UUID
    package var threadID: UUID
    package var platform: String
    /// The account that wrote to them last.
    package var accountID: UUID?
    /// The person's outreach status as of now; a reply does not change it.
    package var outreachStatus: SocialOutreachStatus
    /// When the person was last written to, if ever.
    package var sentAt: Timestamp?
    /// By the network's clock.
    package var receivedAt: Timestamp
    /// It is a plain "no", and the person is on the suppression list already.
    package var isObjection: Bool

    package init(
        replyID: UUID, profileID: UUID, threadID: UUID, platform: String, accountID: UUID?,
        outreachStatus: SocialOutreachStatus, sentAt: Timestamp?, receivedAt: Timestamp, isObjection: Bool
    ) {
        (self.replyID, self.profileID, self.threadID, self.platform) = (replyID, profileID, threadID, platform)
        (self.accountID, self.outreachStatus, self.sentAt) = (accountID, outreachStatus, sentAt)
        (self.receivedAt, self.isObjection) = (receivedAt, isObjection)
    }

    package var payload: [UInt8] {
        JSONValue.object([
            "reply_id": .string(replyID.lowercase), "profile_id": .string(profileID.lowercase),
            "thread_id": .string(threadID.lowercase), "platform": .string(platform),
            "account_id": JSONValue(accountID?.lowercase), "outreach_status": .string(outreachStatus.rawValue),
            "sent_at": JSONValue(sentAt), "received_at": .string(receivedAt.iso8601),
            "is_objection": .bool(isObjection),
        ]).serialized()
    }

    package init(payload: [UInt8]) throws {
        let json = try JSONValue.parse(payload)
        replyID = try json.uuid("reply_id")
        profileID = try json.uuid("profile_id")
        threadID = try json.uuid("thread_id")
        platform = try json.string("platform")
        accountID = json["account_id"]?.stringValue.flatMap(UUID.init(text:))
        outreachStatus = try json.choice("outreach_status")
        sentAt = json["sent_at"]?.stringValue.flatMap(Timestamp.init(iso8601:))
        guard let received = Timestamp(iso8601: try json.string("received_at")) else {
            throw PayloadError(member: "received_at")
        }
        receivedAt = received
        isObjection = json["is_objection"]?.boolValue ?? false
    }
}
