internal import Database
internal import FoundationEssentials
internal import Jobs
internal import SocialContract
internal import Telemetry

/// One queued draft.
struct SocialDraftItem: Sendable {
    let leased: JobItem
    let messageType: SocialMessageType
    /// The message whose timer asked for it; `nil` when somebody did.
    let dueMessageID: UUID?
    var profileID: UUID { leased.subject }
    var trace: TraceContext? { leased.traceparent.flatMap(TraceContext.init(traceparent:)) }

    static let columns: SQL = "message_type, due_message_id"

    init(_ item: JobItem, _ row: Row) throws(DatabaseError) {
        leased = item
        (messageType, dueMessageID) = (try row.word("message_type"), try row["due_message_id"])
    }
}
