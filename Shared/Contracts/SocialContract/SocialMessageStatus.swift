/// C3: what a message is at; `/drafts` shows and edits the first two only.
package enum SocialMessageStatus: String, Sendable, CaseIterable {
    case draft = "DRAFT"
    case approved = "APPROVED"
    case queued = "QUEUED"
    case sending = "SENDING"
    case sent = "SENT"
    case failed = "FAILED"
    case unknown = "UNKNOWN"
    case skipped = "SKIPPED"

    /// It is in the ledger's hands, or in somebody's.
    package static let underWay = [SocialMessageStatus.queued, .sending, .unknown]
}
