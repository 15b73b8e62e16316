package import Database
package import FoundationEssentials
package import SocialContract
package import Suppression
package import Timekeeping

/// A person messaging may write to, from its own copy.
package struct SocialRecipient: Sendable {
    package let id: UUID
    package let platform: String
    package let username: String
    package let fullName: String?
    package let profileURL: String
    package let bio: String?
    package let location: String?
    package let category: String?
    package let platformUserID: String?
    package let discoveryStatus: String
    package let outreachStatus: String
    package let threadID: UUID
    package let hasInitial: Bool
    /// When they wrote to us last.
    package let lastInboundAt: Timestamp?
    /// Of what a "no" may name that is not kept: e-mail addresses.
    package let contactHashes: [[UInt8]]
    /// They said no.
    package let saidNoAt: Timestamp?
    /// Somebody decided by hand not to send, and no operator has reopened the person since.
    package let skippedAt: Timestamp?
    /// A first message was really sent: without one there is nothing to follow up, whatever a status says.
    package let wasWrittenTo: Bool

    /// Of a recipient `r`, under names that stand beside a message's own. `IS TRUE`, for no index of statuses is to find a person's messages:
    /// without fresh statistics PostgreSQL takes the sent ones for few, and reads them all (measured: 0.6 ms each of 1,500 sends).
    package static let columns: SQL = """
        r.profile_id AS r_profile_id, r.platform AS r_platform, r.username AS r_username, r.full_name AS r_full_name, \
        r.profile_url AS r_profile_url, r.bio AS r_bio, r.location AS r_location, r.category AS r_category, \
        r.platform_user_id AS r_platform_user_id, r.discovery_status AS r_discovery_status, \
        r.outreach_status AS r_outreach_status, r.thread_id AS r_thread_id, r.has_initial AS r_has_initial, \
        r.last_inbound_at AS r_last_inbound_at, r.contact_hashes AS r_contact_hashes, r.said_no_at AS r_said_no_at, \
        r.skipped_at AS r_skipped_at, \
        EXISTS (SELECT FROM social.social_messages f WHERE f.social_profile_id = r.profile_id \
        AND f.message_type = 'initial' AND (f.status = 'SENT') IS TRUE) AS r_was_written_to
        """

    package init(_ row: Row) throws(DatabaseError) {
        (id, platform, username) = (try row["r_profile_id"], try row["r_platform"], try row["r_username"])
        (fullName, profileURL, bio) = (try row["r_full_name"], try row["r_profile_url"], try row["r_bio"])
        (location, category, platformUserID) = (
            try row["r_location"], try row["r_category"], try row["r_platform_user_id"]
        )
        (discoveryStatus, outreachStatus, threadID) = (
            try row["r_discovery_status"], try row["r_outreach_status"], try row["r_thread_id"]
        )
        (hasInitial, lastInboundAt, contactHashes) = (
            try row["r_has_initial"], try row["r_last_inbound_at"], try row["r_contact_hashes"]
        )
        (saidNoAt, skippedAt, wasWrittenTo) = (
            try row["r_said_no_at"], try row["r_skipped_at"], try row["r_was_written_to"]
        )
    }

    package var identifiers: Identifiers {
        Identifiers(
            platform: platform, username: username, platformUserID: platformUserID, profileURL: profileURL,
            contactHashes: contactHashes)
    }

    /// The same without contacts that others have too whom we know: one person's "no" does not speak for everybody who reads the same
    /// mailbox.
    package func ownIdentifiers(on connection: Connection) async throws(DatabaseError) -> Identifiers {
        guard !contactHashes.isEmpty else { return identifiers }
        var own = identifiers
        own.contactHashes =
            try await connection.first("SELECT social.own_contacts(\(id), \(contactHashes))")?[0] ?? []
        return own
    }

    /// Why this person gets no first message; `nil` when they may.
    package var refusalOfInitial: String? {
        if let refusalOfAny { return refusalOfAny }
        if discoveryStatus != SocialDiscoveryStatus.qualified.rawValue { return "not qualified" }
        if hasInitial { return "already has a first message" }
        if let refusalAsSkipped { return refusalAsSkipped }
        return outreachStatus == "sent" || outreachStatus == "followup" ? "already written to" : nil
    }

    /// Why this person gets no follow-up; `nil` when they may.
    package var refusalOfFollowup: String? {
        switch SocialFollowupRule.refusal(of: self) {
        case nil: nil
        case .skipped: refusalAsSkipped
        case .unfounded: "was not written to yet"
        default: refusalOfAny
        }
    }

    /// A skip lasts until an operator reopens the person.
    private var refusalAsSkipped: String? {
        skippedAt.map { "was skipped by hand at \($0.iso8601); reopen the person (outreach_status open) to go on" }
    }

    /// Why this person gets no message at all.
    package var refusalOfAny: String? { saidNoAt == nil ? refusal?.rawValue : "said no" }

    /// The person's own word, then the operator's.
    package var refusal: SocialRefusal? {
        saidNoAt == nil ? SocialRefusal.ofAny(outreach: outreachStatus, discovery: discoveryStatus) : .suppressed
    }

    /// The same for a message of this kind.
    package func refusal(of type: SocialMessageType) -> SocialRefusal? {
        refusal ?? (type == .followup && !wasWrittenTo ? .unfounded : nil)
    }
}
