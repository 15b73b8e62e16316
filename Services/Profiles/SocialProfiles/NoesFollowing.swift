internal import Database
package import Outbox
internal import SocialContract
package import Suppression

/// Noes that came as hashes only, from wherever they were heard: people are kept by name, so everybody is looked at once more.
package struct NoesFollowing: Sendable {
    let outbox: Outbox
    let suppressions: SuppressionList

    package init(outbox: Outbox, suppressions: SuppressionList) {
        (self.outbox, self.suppressions) = (outbox, suppressions)
    }

    package var subscription: Subscription {
        Subscription(
            name: SocialSubscription.profilesNoes, types: [SuppressionEvent.recorded, SuppressionEvent.retracted],
            batch: 200
        ) { [self] connection, events in
            var search = false
            for event in events {
                let facts = try SuppressionFacts(payload: event.payload)
                guard facts.needsSearch else { continue }
                if try event.type == SuppressionEvent.recorded {
                    search = true
                } else {
                    _ = try await Closing(outbox: outbox).tookBack(facts.id, suppressions, on: connection)
                }
            }
            if search { try await PeopleSweep.ask(on: connection) }
        }
    }
}
