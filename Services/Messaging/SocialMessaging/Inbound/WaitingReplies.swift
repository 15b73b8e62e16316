internal import Database
internal import EventLoop
internal import FoundationEssentials
internal import Outbox
internal import Telemetry

/// Goes on where ``ReplyMatching/match(_:on:)`` stopped: somebody's waiting replies, a chunk in a transaction, until none waits.
package struct WaitingReplies: Sendable {
    let context: MessagingContext

    package init(context: MessagingContext) { self.context = context }

    /// Until the task is cancelled.
    package func run() async {
        while !Task.isCancelled {
            var pause = Duration.milliseconds(500)
            do {
                if try await takeChunk() { pause = .zero }
            } catch let error as DatabaseError where error.isMissingSchema {
                pause = .seconds(5)
            } catch {
                context.log.warning("waiting replies were not matched yet", ["error": .text("\(error)")])
                pause = .seconds(1)
            }
            try? await context.outbox.loop.sleep(for: pause)
        }
    }

    /// - Returns: whether there was somebody.
    func takeChunk() async throws -> Bool {
        try await context.outbox.look { connection in
            let person: UUID? = try await connection.first(
                "SELECT profile_id FROM social.social_waiting_people ORDER BY since LIMIT 1 FOR UPDATE SKIP LOCKED")?[0]
            guard let person else { return false }
            let matched = try await ReplyMatching(context: context).matchChunk(of: [person], on: connection)
            // The person has been found since: whoever writes now finds them, too.
            if matched < ReplyMatching.chunk {
                try await connection.execute("DELETE FROM social.social_waiting_people WHERE profile_id = \(person)")
            }
            return true
        }
    }
}
