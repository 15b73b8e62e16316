internal import Actions
internal import Database
internal import FoundationEssentials
internal import Outbox
internal import SocialContract
internal import SocialThreads
internal import Suppression
internal import Telemetry

/// Puts drafts in the ledger: in line, or offered to hands.
struct SocialSendingQueue: Sendable {
    let context: SocialMessagingContext

    /// How the caller wants them sent; what is `nil` the message's account decides.
    struct Order: Sendable {
        var delivery: Account.Delivery?
        var accountID: UUID?
        var actor: String
        var trace: TraceContext
    }

    /// A draft that may be queued, as it was judged.
    struct Candidate {
        let id: UUID
        let version: Int64
        let text: String
        let type: SocialMessageType
        let person: SocialRecipient
        let action: NewAction

        var delivery: Account.Delivery { action.delivery == .hands ? .assisted : .api }
    }

    /// - Returns: who was passed over, and why.
    func queue(_ ids: [UUID], _ order: Order) async throws -> [UUID: String] {
        var (candidates, skipped) = try await SocialSendingJudgement(context: context, order: order).judge(ids)
        guard !candidates.isEmpty else { return skipped }
        // Actions come before people, and in one order, so that two callers of the same drafts wait in line.
        candidates.sort { $0.id < $1.id }
        let late = try await context.database.transaction { connection in
            let live = try await Ledger.enqueue(candidates.map(\.action), on: connection)
            let people = try await SocialRecipientStore.lock(candidates.map(\.person.id), on: connection)
            let suppressed = try await context.suppressions.suppressed(among: Array(people.values), on: connection)
            let free = candidates.filter { candidate in
                people[candidate.person.id].map {
                    SocialSendingJudgement.refusal(of: $0, candidate.type, suppressed) == nil
                }
                    ?? false
                    && live.contains(candidate.id)
            }
            let moved = try await SocialMessageStore.queue(
                free.map {
                    .init(id: $0.id, version: $0.version, account: $0.action.account.id, by: $0.delivery.rawValue)
                },
                on: connection)
            try await SocialRestoredMessages.hold(
                candidates.filter { moved.contains($0.id) && $0.delivery == .api }.map { ($0.id, $0.person.id) },
                on: connection)
            _ = try await SocialWithdrawal(context: context).cancel(
                live.subtracting(moved).sorted(), reason: "was not queued after all", on: connection)
            return candidates.filter { !moved.contains($0.id) }.map { candidate in
                (
                    candidate.id,
                    people[candidate.person.id].flatMap {
                        SocialSendingJudgement.refusal(of: $0, candidate.type, suppressed)
                    }
                        ?? changed
                )
            }
        }
        if candidates.contains(where: { $0.delivery == .api }) { context.ringSender() }
        return skipped.merging(late) { $1 }
    }

    private var changed: String { "is a draft no longer, or was changed at this moment" }
}
