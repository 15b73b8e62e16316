internal import Actions
package import Database
package import FoundationEssentials
package import Outbox
internal import SocialContract
package import Telemetry

/// Takes messages back that wait in the ledger, for an interface or for hands. In two steps, because of the lock order: first
/// ``cancel(_:reason:by:on:)``, before any person is locked, then, under the people's locks, ``drop(_:reason:trace:on:)``.
package struct SocialWithdrawal {
    let context: SocialMessagingContext

    package init(context: SocialMessagingContext) { self.context = context }

    /// - Parameter actor: the person who wants it so; `nil` for the program.
    /// - Returns: those that certainly do not leave any more; the others are under way, in somebody's hands, or over.
    package func cancel(
        _ messages: [UUID], reason: String, by actor: String? = nil, on connection: Connection
    ) async throws -> Set<UUID> {
        guard !messages.isEmpty else { return [] }
        return try await context.ledger.cancel(
            product: SocialLedger.product, subjects: messages, reason: reason, by: actor, on: connection)
    }

    /// SKIPPED, with the reason kept and the news told. The people are locked.
    package func drop(
        _ messages: Set<UUID>, reason: String, trace: TraceContext?, on connection: Connection
    ) async throws {
        try await SocialWithdrawal.drop(messages, reason: reason, trace: trace, through: context.outbox, on: connection)
    }

    package static func drop(
        _ messages: Set<UUID>, reason: String, trace: TraceContext?, through outbox: Outbox, on connection: Connection
    ) async throws {
        guard !messages.isEmpty else { return }
        let dropped = try await SocialMessageStore.drop(
            messages.sorted(), to: .skipped, reason: reason, on: connection)
        // One change per person and call.
        var rounds: [[SocialThreadChange]] = []
        var seen: [UUID: Int] = [:]
        for message in dropped {
            let change = SocialThreadChange(
                event: SocialEvent.messageDropped, messageID: message.id, messageType: message.type,
                profileID: message.profileID, accountID: message.accountID, trace: trace)
            let round = seen[change.profileID, default: 0]
            seen[change.profileID] = round + 1
            if round == rounds.count { rounds.append([]) }
            rounds[round].append(change)
        }
        for changes in rounds {
            try await SocialThreadChanges.announce(changes, through: outbox, on: connection)
        }
        try await SocialSuccession.follow(
            of: Array(Set(dropped.map(\.profileID))).sorted(), through: outbox, on: connection)
    }
}
