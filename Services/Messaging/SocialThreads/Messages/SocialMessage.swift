internal import Actions
package import Approval
package import Database
package import FoundationEssentials
internal import HTTPServer
internal import JSON
package import Listing
package import SocialContract
package import Timekeeping

/// One row of `social_messages`, as far as rules ask; ``record`` has the rest.
package struct SocialMessage: Sendable {
    package let id: UUID
    package let profileID: UUID
    package let platform: String
    package let type: SocialMessageType
    package let draftBody: String?
    package let sentBody: String?
    package let sentAt: Timestamp?
    package let threadID: UUID?
    package let status: SocialMessageStatus
    package let version: Int64
    package let accountID: UUID?
    package let reason: String?
    package let isFlagged: Bool
    package let delivery: String?
    /// What was read when it was approved; `nil` when nobody did, or an older process took note of it.
    package let approval: Approval?
    package let approvedBy: String?
    package let approvedAt: Timestamp?
    /// When its person said no.
    package let saidNoAt: Timestamp?

    /// As the API shows it (R0.28), of a message `m`.
    package static let record = Record(
        "SocialMessage",
        [
            .uuid("id", "m.id"), .uuid("social_profile_id", "m.social_profile_id"),
            .text("platform", "m.platform", max: 20),
            .choice("message_type", SocialMessageType.allCases.map(\.rawValue), "m.message_type"),
            .text("draft_body", "m.draft_body").nullable,
            .text("sent_body", "m.sent_body", "What left, byte for byte.").nullable,
            .timestamp("sent_at", "m.sent_at").nullable, .uuid("thread_id", "m.thread_id").nullable,
            .timestamp("created_at", "m.created_at").filled, .timestamp("updated_at", "m.updated_at").nullable,
            .choice("status", SocialMessageStatus.allCases.map(\.rawValue), "m.status"),
            .integer("version", "m.version", "The draft's ETag."),
            .uuid("account_id", "m.account_id", "Which account sends.").nullable,
            .uuid("template_id", "m.template_id").nullable,
            .integer("template_version", "m.template_version").nullable,
            .text("written_by", "m.written_by", "`template`, `operator`, or a model's name."),
            .text("reason", "m.reason", "Why it was skipped, failed, or is looked at with care.").nullable,
            .boolean("is_flagged", "m.is_flagged"),
            .choice("delivery", Account.Delivery.allCases.map(\.rawValue), "m.delivery").nullable,
            .text("external_id", "m.external_id", "The network's id of it.").nullable,
            .timestamp("delivered_at", "m.delivered_at").nullable, .timestamp("read_at", "m.read_at").nullable,
            .timestamp("said_no_at", saidNo, "When its person said no.").nullable,
            .text("approved_by", "m.approved_by").nullable, .timestamp("approved_at", "m.approved_at").nullable,
            .json("approval", .any, "m.approval").nullable.hidden,
            .timestamp("happened_at", "coalesce(m.sent_at, m.created_at)").filled.hidden,
        ])

    /// What stands behind FROM.
    package static let source: SQL = "social.social_messages m"

    private static let saidNo: SQL =
        "(SELECT n.said_no_at FROM social.social_recipients n WHERE n.profile_id = m.social_profile_id)"

    package init(_ row: Row) throws(DatabaseError) {
        (id, profileID, platform) = (try row["id"], try row["social_profile_id"], try row["platform"])
        (type, status) = (try row.word("message_type"), try row.word("status"))
        (draftBody, sentBody, sentAt) = (try row["draft_body"], try row["sent_body"], try row["sent_at"])
        (threadID, version, accountID) = (try row["thread_id"], try row["version"], try row["account_id"])
        (reason, isFlagged, delivery) = (try row["reason"], try row["is_flagged"], try row["delivery"])
        let approval: String? = try row["approval"]
        self.approval = approval.flatMap { try? JSONValue.parse(Array($0.utf8)) }.flatMap(Approval.init(json:))
        (approvedBy, approvedAt, saidNoAt) = (try row["approved_by"], try row["approved_at"], try row["said_no_at"])
    }

    /// DRAFT or APPROVED: it may still be changed.
    package var isDraft: Bool { status == .draft || status == .approved }

    /// What left, or what shall.
    package var text: String? { sentBody ?? draftBody }
}
