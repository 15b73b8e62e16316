/// R0.21.
package enum DiscoveryStatus: String, Sendable, CaseIterable {
    case discovered, reviewed, qualified, rejected
}

/// R0.22.
package enum OutreachStatus: String, Sendable, CaseIterable {
    case pending, drafted, sent, followup, closed
}

/// R0.31.
package enum MessageType: String, Sendable, CaseIterable {
    case initial, followup
}

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
}
