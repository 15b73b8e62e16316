package import FoundationEssentials
internal import JSON
internal import Secrets
package import Timekeeping

/// One person of `social.profile.changed.v1`: what messaging has to know to write to them.
package struct SocialRecipientFacts: Sendable, Equatable {
    package var id: UUID
    package var version: Int64
    package var platform: String
    package var username: String
    package var fullName: String?
    package var profileURL: String
    package var bio: String?
    package var location: String?
    package var category: String?
    package var platformUserID: String?
    /// Hexadecimal (``ContactHashes``); empty also in events from before there were any.
    package var contactHashes: [String]
    package var discoveryStatus: SocialDiscoveryStatus
    package var outreachStatus: SocialOutreachStatus
    /// Version of the last message event that `outreachStatus` holds.
    package var messagesVersion: Int64
    /// They said no.
    package var saidNoAt: Timestamp?
    /// It is closed, and not only because they said no.
    package var isClosedByOperator: Bool
    /// An operator's last word that the outreach may go on.
    package var reopenedAt: Timestamp?

    init(_ json: JSONValue) throws(PayloadError) {
        id = try json.uuid("id")
        version = try json.integer("version")
        platform = try json.string("platform")
        username = try json.string("username")
        fullName = json["full_name"]?.stringValue
        profileURL = try json.string("profile_url")
        bio = json["bio"]?.stringValue
        location = json["location"]?.stringValue
        category = json["category"]?.stringValue
        platformUserID = json["platform_user_id"]?.stringValue
        contactHashes = ContactHashes.read(json["contact_hashes"])
        discoveryStatus = try json.choice("discovery_status")
        outreachStatus = try json.choice("outreach_status")
        messagesVersion = json["messages_version"]?.intValue ?? 0
        saidNoAt = json["said_no_at"]?.stringValue.flatMap(Timestamp.init(iso8601:))
        isClosedByOperator = outreachStatus == .closed && json["closed_reason"]?.stringValue != "said_no"
        reopenedAt = json["reopened_at"]?.stringValue.flatMap(Timestamp.init(iso8601:))
    }

    /// Reads `{"profiles":[…]}`, which the profiles service writes in SQL (`social.profile_facts`).
    package static func all(in payload: UnsafeRawBufferPointer) throws -> [SocialRecipientFacts] {
        try JSONValue.parse(payload).array("profiles").map { json throws(PayloadError) in try SocialRecipientFacts(json)
        }
    }
}
