package import Authoring
internal import Jobs
package import SocialContract
package import SocialThreads

extension JobFailure {
    static let gone = JobFailure(code: "recipient-gone", reason: "the person is no longer there to be written to")

    static func unknownNetwork(_ platform: String) -> JobFailure {
        JobFailure(
            code: "unknown-network",
            reason: "the adapter of \(platform) is not loaded here, or knows no people; see GET /api/social/platforms")
    }

    /// Why an author wrote nothing.
    init(_ fault: WritingFault) {
        self.init(code: fault.code, reason: fault.reason, retryAfter: fault.retryAfter)
    }
}

/// Writes one message: from templates, or with a language model. Never inside a transaction.
package protocol SocialDraftAuthor: Sendable {
    /// Drafts taken together.
    var batch: Int { get }
    /// The longest one batch may take.
    var patience: Duration { get }
    /// - Parameter facts: what may be said of the person, and how one writes on their network.
    func write(
        _ type: SocialMessageType, for person: SocialRecipient, _ facts: SocialPersonFacts, earlier: [String]
    ) async -> Result<SocialDraft, WritingFault>
}
