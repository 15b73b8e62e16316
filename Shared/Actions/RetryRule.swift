/// When a failed try is repeated. Source: seed 001 "Retry Logic" (R1.13, R1.14): one try and three retries after 5, 10 and 15
/// seconds, then FAILED; a longer wish of the network wins (C4: linear, whatever the seed calls it).
package enum RetryRule {
    package static let pauses: [Duration] = [.seconds(5), .seconds(10), .seconds(15)]

    /// - Parameter failures: tries that failed so far, this one included.
    /// - Returns: how long until the next try; `nil` when this was the last.
    package static func pause(after failures: Int, retryAfter: Duration?) -> Duration? {
        guard failures >= 1, failures <= pauses.count else { return nil }
        return max(pauses[failures - 1], retryAfter ?? .zero)
    }
}

/// When a network is asked again about a doubtful send, and when a person has to say.
package enum DoubtRule {
    package static let mostLookups = 6

    /// - Parameter doubts: lookups so far.
    package static func pause(after doubts: Int, settle: Duration) -> Duration {
        max(settle, .seconds(5)) * (1 << min(doubts, 5))
    }
}

/// How long an account is silent when its network says "slow down" (R0.90 "queue and retry"; decision 0018).
package enum SilenceRule {
    /// - Parameters:
    ///   - slowdowns: how often the network has said so before, since this account last got something through.
    ///   - retryAfter: what the network asks for, however long it is. Without it a minute, doubled each time; with it five seconds at
    ///     least, doubled likewise, for a network that asks for too little. Half an hour at most, unless it asks for more.
    package static func silence(slowdowns: Int, retryAfter: Duration?) -> Duration {
        let own = doubled(retryAfter == nil ? .seconds(60) : RetryRule.pauses[0], slowdowns, most: .seconds(1800))
        return max(retryAfter ?? .zero, own)
    }

    /// How much longer the message waits that was refused, so that the next in line gets the first call after the silence.
    /// - Parameter unfailed: its earlier tries that ended without failing; the first time it keeps its place.
    package static func turn(unfailed: Int) -> Duration {
        unfailed < 1 ? .zero : doubled(.seconds(60), unfailed - 1, most: .seconds(1800))
    }
}

/// When something is tried again that our own trouble kept from being called, such as an adapter that is not there.
package enum OwnTroubleRule {
    /// - Parameter unfailed: earlier tries of the action that ended without failing; the pause doubles with each.
    package static func pause(unfailed: Int, retryAfter: Duration?) -> Duration {
        max(retryAfter ?? .zero, doubled(.seconds(10), unfailed, most: .seconds(300)))
    }
}

private func doubled(_ shortest: Duration, _ times: Int, most: Duration) -> Duration {
    min(shortest * (1 << max(0, min(times, 20))), most)
}
