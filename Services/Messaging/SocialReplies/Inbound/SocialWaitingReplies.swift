internal import Database
internal import FoundationEssentials
internal import JSON
package import Lifecycle
internal import Outbox
package import SocialThreads
internal import Telemetry

/// Goes on where ``SocialReplyMatching/match(_:on:)`` stopped: somebody's waiting replies, a chunk in a transaction, until none waits.
/// Whose chunk fails rests for a while, longer each time, and the others go on.
package struct SocialWaitingReplies: Sendable {
    let context: SocialMessagingContext
    private let setbacks = Setbacks()
    private static let failures = Metrics.shared.counter(
        "outreach_waiting_replies_failures_total",
        help: "Chunks of waiting replies that could not be brought to their person and are tried again.",
        labels: ["product": "social"])

    package init(context: SocialMessagingContext) { self.context = context }

    package var chore: Chore {
        Chore("matching waiting replies", every: .milliseconds(500)) { .init(more: try await takeChunk()) }
    }

    /// - Returns: whether there was somebody.
    /// - Throws: what is nobody's own trouble, such as a lost connection.
    func takeChunk(now: ContinuousClock.Instant = .now) async throws -> Bool {
        let resting = setbacks.resting(at: now)
        var chosen: UUID?
        do {
            try await context.outbox.look { connection in
                chosen = try await SocialWaitingPeople.next(but: resting, on: connection)
                guard let chosen else { return }
                let matched = try await SocialReplyMatching(context: context).matchChunk(of: [chosen], on: connection)
                // The person has been found since: whoever writes now finds them, too.
                guard matched < SocialReplyMatching.chunk else { return }
                try await SocialWaitingPeople.forget(chosen, on: connection)
            }
        } catch {
            guard let chosen, Setbacks.countsAgainstOne(error) else { throw error }
            setbacks.note(error, of: chosen, "matching a person's waiting replies", context.log, at: now)
            SocialWaitingReplies.failures.add()
            return true
        }
        if let chosen { setbacks.succeeded(chosen) }
        return chosen != nil
    }
}
