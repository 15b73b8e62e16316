internal import Actions
internal import Database
internal import FoundationEssentials
internal import Outbox
internal import SocialContract
internal import SocialThreads
internal import Telemetry

/// A message that arrived after it had been settled as not sent, and what was written meanwhile as if it never had: other messages of
/// its kind to the same person.
struct SocialLateArrival {
    let end: SocialMessageEnd
    let owner: UUID
    let externalID: String?

    static let reason = "it arrived after it had been settled as not sent"
    static let takenBack = "the report that it had been sent was taken back"
    static let overtaken = "an earlier message to this person arrived after all"

    /// Ends what has not begun. Actions come before people: what waits in the ledger is cancelled first.
    /// - Returns: `false` when another first message has left or is under way: this one cannot be `SENT` beside it, and says so. From now
    ///   on the person counts as written to all the same, and when the other one ends without having been sent, this one takes its place.
    func makeRoom() async throws -> Bool {
        let (free, waiting) = try await SocialMessageStore.rivals(of: end.id, on: end.connection)
        let taken = try await Ledger.cancel(
            product: SocialLedger.product, subjects: waiting, reason: SocialLateArrival.overtaken, on: end.connection)
        _ = try await SocialRecipientStore.lock([owner], on: end.connection)
        try await SocialWithdrawal.drop(
            free.union(taken), reason: SocialLateArrival.overtaken,
            trace: end.action.traceparent.flatMap(TraceContext.init(traceparent:)), through: end.product.outbox,
            on: end.connection)
        let arrived = SocialMessageStore.Sending(
            at: end.moment, text: end.conclusion.sentText, externalID: externalID, flag: SocialLateArrival.reason)
        guard try await SocialMessageStore.arriveBesideAnother(end.id, arrived, on: end.connection) else {
            return true
        }
        try await SocialThreadChanges.state([owner], through: end.product.outbox, on: end.connection)
        try await SocialReachedStages.mark(.sent, on: end.connection)
        return false
    }
}
