package import Actions
package import Database
package import Dispatch
package import HTTPServer
package import Outbox
package import SocialContract
package import Suppression
package import Telemetry

/// What every part of messaging works with.
package struct SocialMessagingContext: Sendable {
    package let database: Database
    package let outbox: Outbox
    package let suppressions: SuppressionList
    /// Where messages go that the networks' own interfaces take.
    package let ledger: Ledger
    package let interfaces: any NetworkInterfaces
    /// Tells whoever makes the ledger's calls that there is something to do.
    package let ringSender: @Sendable () -> Void
    package let log: Log

    package init(
        database: Database, outbox: Outbox, suppressions: SuppressionList, ledger: Ledger,
        interfaces: any NetworkInterfaces, ringSender: @escaping @Sendable () -> Void = {}, log: Log
    ) {
        (self.database, self.outbox, self.suppressions, self.ledger) = (database, outbox, suppressions, ledger)
        (self.interfaces, self.ringSender, self.log) = (interfaces, ringSender, log)
    }

    /// Everything committed before this call applied here, then the stage (C6, design section 7).
    package func unlocked(_ stage: SocialPipelineStage) -> Precheck {
        { _ in
            let isCurrent = try await outbox.caughtUp(
                SocialSubscription.messagingRecipients, types: [SocialEvent.profileChanged])
            guard isCurrent else {
                throw Problem.unavailable(
                    "Earlier changes are still being applied; try again in a moment.", retryAfter: 1)
            }
            guard stage.isUnlocked(try await SocialReachedStages.read(database)) else {
                throw Problem.locked(stage.requirement ?? "")
            }
            return nil
        }
    }
}
