internal import Database
internal import FoundationEssentials
package import SocialContract
package import SocialThreads
internal import Telemetry

/// One queued draft.
struct DraftItem: Sendable {
    let id: UUID
    let jobID: UUID?
    let profileID: UUID
    let messageType: MessageType
    let attempts: Int32
    let trace: TraceContext?
    /// The message whose timer asked for it; `nil` when somebody did.
    let dueMessageID: UUID?

    init(_ row: Row) throws(DatabaseError) {
        id = try row[0]
        jobID = try row[1]
        profileID = try row[2]
        let type: String = try row[3]
        messageType = MessageType(rawValue: type) ?? .initial
        attempts = try row[4]
        let trace: String? = try row[5]
        self.trace = trace.flatMap(TraceContext.init(traceparent:))
        dueMessageID = try row[6]
    }
}

/// A text and what wrote it.
package struct Draft: Sendable {
    let text: String
    /// `template` or the model's name.
    let writtenBy: String
    var templateID: UUID?
    var templateVersion: Int32?
}

/// Why there is no draft, for the operator; `retryAfter` in seconds when trying again by itself can help.
package struct DraftFailure: Error, Sendable {
    let code: String
    let reason: String
    var retryAfter: Double?

    static let gone = DraftFailure(code: "recipient-gone", reason: "the person is no longer there to be written to")

    static func unknownNetwork(_ platform: String) -> DraftFailure {
        DraftFailure(
            code: "unknown-network",
            reason: "the adapter of \(platform) is not loaded here, or knows no people; see GET /api/social/platforms")
    }
}

/// Writes one message: from templates, or with a language model. Never inside a transaction.
package protocol DraftAuthor: Sendable {
    /// Drafts taken together.
    var batch: Int { get }
    /// The longest one batch may take.
    var patience: Duration { get }
    /// - Parameter facts: what may be said of the person, and how one writes on their network.
    func write(
        _ type: MessageType, for person: SocialRecipient, _ facts: PersonFacts, earlier: [String]
    ) async -> Result<Draft, DraftFailure>
}
