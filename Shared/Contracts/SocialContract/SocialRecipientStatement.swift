package import FoundationEssentials
internal import JSON
package import Timekeeping

/// One person of `social.recipient.stated.v1`: where they stand by what was done, as messaging knows it, whatever was typed in elsewhere.
package struct SocialRecipientStatement: Sendable, Equatable {
    package var profileID: UUID
    /// The person's messages version.
    package var version: Int64
    /// By the facts; never `closed`.
    package var outreachStatus: SocialOutreachStatus
    /// The outreach is over, by an operator's word or because the person said no.
    package var isClosed: Bool
    /// When they were last written to, if ever.
    package var sentAt: Timestamp?
    /// Whether anything was sent, and a follow-up.
    package var wasSent: Bool
    package var wasFollowedUp: Bool
    /// They said no.
    package var saidNoAt: Timestamp?
    /// The entry of the list that says so; without `saidNoAt` the one that was taken back.
    package var suppressionID: UUID?
    /// What else is believed to have been reached is wrong: it had been typed in.
    package var repairs: Bool

    package init(
        profileID: UUID, version: Int64, outreachStatus: SocialOutreachStatus, isClosed: Bool, sentAt: Timestamp?,
        wasSent: Bool,
        wasFollowedUp: Bool, saidNoAt: Timestamp?, suppressionID: UUID? = nil, repairs: Bool = false
    ) {
        (self.profileID, self.version, self.outreachStatus) = (profileID, version, outreachStatus)
        (self.isClosed, self.sentAt, self.saidNoAt) = (isClosed, sentAt, saidNoAt)
        (self.wasSent, self.wasFollowedUp) = (wasSent, wasFollowedUp)
        (self.suppressionID, self.repairs) = (suppressionID, repairs)
    }

    package static func payload(_ people: [SocialRecipientStatement]) -> [UInt8] {
        JSONValue.object(["people": .array(people.map(\.json))]).serialized()
    }

    private var json: JSONValue {
        [
            "profile_id": .string(profileID.lowercase), "version": .int(version),
            "outreach_status": .string(outreachStatus.rawValue), "is_closed": .bool(isClosed),
            "sent_at": JSONValue(sentAt), "was_sent": .bool(wasSent), "was_followed_up": .bool(wasFollowedUp),
            "said_no_at": JSONValue(saidNoAt), "suppression_id": JSONValue(suppressionID?.lowercase),
            "repairs": .bool(repairs),
        ]
    }

    package static func all(in payload: UnsafeRawBufferPointer) throws -> [SocialRecipientStatement] {
        try JSONValue.parse(payload).array("people").map { json throws(PayloadError) in
            try SocialRecipientStatement(json)
        }
    }

    private init(_ json: JSONValue) throws(PayloadError) {
        profileID = try json.uuid("profile_id")
        version = try json.integer("version")
        outreachStatus = try json.choice("outreach_status")
        isClosed = json["is_closed"]?.boolValue ?? false
        sentAt = json["sent_at"]?.stringValue.flatMap(Timestamp.init(iso8601:))
        wasSent = json["was_sent"]?.boolValue ?? false
        wasFollowedUp = json["was_followed_up"]?.boolValue ?? false
        saidNoAt = json["said_no_at"]?.stringValue.flatMap(Timestamp.init(iso8601:))
        suppressionID = json["suppression_id"]?.stringValue.flatMap(UUID.init(text:))
        repairs = json["repairs"]?.boolValue ?? false
    }
}
