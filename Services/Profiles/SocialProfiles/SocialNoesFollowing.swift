internal import Database
package import Outbox
internal import SocialContract
package import Suppression

/// Noes that were heard elsewhere, and that people here do not show yet. Those that come with names find their people by them; where only
/// hashes are known, such as of what was kept beside the database, everybody is looked at once more, for all of a batch together.
package struct SocialNoesFollowing: Sendable {
    let outbox: Outbox
    let suppressions: SuppressionList

    package init(outbox: Outbox, suppressions: SuppressionList) {
        (self.outbox, self.suppressions) = (outbox, suppressions)
    }

    package var subscription: Subscription {
        Subscription(
            name: SocialSubscription.profilesNoes,
            types: [SuppressionEvent.recorded, SuppressionEvent.retracted, SocialEvent.noHeard], batch: 50
        ) { [self] connection, events in
            var (heard, retracted): ([NoHeard], [SuppressionFacts]) = ([], [])
            var search = false
            for event in events {
                if try event.type == SocialEvent.noHeard {
                    heard.append(try NoHeard(payload: event.payload))
                    continue
                }
                let facts = try SuppressionFacts(payload: event.payload)
                guard facts.needsSearch else { continue }
                if try event.type == SuppressionEvent.recorded { search = true } else { retracted.append(facts) }
            }
            try await SocialNoesByName(outbox: outbox, suppressions: suppressions).follow(heard, on: connection)
            for facts in retracted {
                _ = try await SocialProfileRepository(outbox).tookBack(facts.id, suppressions, on: connection)
            }
            if search { try await SocialPeopleSweep.ask(on: connection) }
        }
    }
}
