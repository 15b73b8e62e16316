internal import AdapterWire
package import Database
package import FoundationEssentials
package import Listing
package import Timekeeping

/// One row of `social_replies`, read by its columns' names.
package struct SocialReply: Sendable {
    package let id: UUID
    package let platform: String
    /// The network's id of what was written.
    package let externalID: String
    /// The network's id of whoever wrote it.
    package let sender: String
    /// `nil` while its writer is not known.
    package let profileID: UUID?
    package let accountID: UUID?
    package let body: String
    package let form: String
    /// `no`, `doubtful` or `other`.
    package let meaning: String
    package let isObjection: Bool
    package let receivedAt: Timestamp
    package let revision: Int64
    package let decidedAt: Timestamp?
    package let deletedAt: Timestamp?

    /// As the API shows it, with its writer as far as they are known: of a reply `y` and a recipient `r`.
    package static let record = Record(
        "SocialReply",
        [
            .uuid("id", "y.id"), .choice("form", InboundEvent.Form.allCases.map(\.rawValue), "y.form"),
            .choice("meaning", ["no", "doubtful", "other"], "y.meaning"),
            .texts("meaning_words", "y.meaning_words", "What decided."),
            .boolean("is_undecided", "(y.meaning = 'doubtful' AND y.decided_at IS NULL)"),
            .text("decided_by", "y.decided_by").nullable, .timestamp("decided_at", "y.decided_at").nullable,
            .timestamp("edited_at", "y.edited_at").nullable, .timestamp("deleted_at", "y.deleted_at").nullable,
            .text("platform", "y.platform", max: 20), .uuid("account_id", "y.account_id").nullable,
            .text("account_ref", "y.account_ref").nullable, .text("external_id", "y.external_id"),
            .text("platform_user_id", "y.platform_user_id"), .uuid("profile_id", "y.profile_id").nullable,
            .uuid("thread_id", "y.thread_id").nullable, .text("username", "r.username").nullable,
            .text("full_name", "r.full_name").nullable, .text("body", "y.body"),
            .timestamp("received_at", "y.received_at"), .timestamp("created_at", "y.created_at"),
            .boolean("is_objection", "y.is_objection"),
        ])

    package static let source: SQL =
        "social.social_replies y LEFT JOIN social.social_recipients r ON r.profile_id = y.profile_id"

    /// Of a reply `y`.
    static let columns: SQL = """
        y.id, y.platform, y.external_id, y.platform_user_id, y.profile_id, y.account_id, y.body, y.form, y.meaning, \
        y.is_objection, y.received_at, y.revision, y.decided_at, y.deleted_at
        """

    init(_ row: Row) throws(DatabaseError) {
        (id, platform, externalID) = (try row["id"], try row["platform"], try row["external_id"])
        (sender, profileID, accountID) = (try row["platform_user_id"], try row["profile_id"], try row["account_id"])
        (body, form, meaning) = (try row["body"], try row["form"], try row["meaning"])
        (isObjection, receivedAt, revision) = (try row["is_objection"], try row["received_at"], try row["revision"])
        (decidedAt, deletedAt) = (try row["decided_at"], try row["deleted_at"])
    }

    /// Nobody has decided what it means, and it says nothing that ends anything.
    package var isOpen: Bool { meaning == "other" && decidedAt == nil && deletedAt == nil && form != "reaction" }
}
