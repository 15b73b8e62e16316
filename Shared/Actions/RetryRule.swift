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

/// When a doubtful send is looked at again, and when a person has to.
package enum DoubtRule {
    package static let mostLookups = 6

    /// - Parameter doubts: lookups so far.
    package static func pause(after doubts: Int, settle: Duration) -> Duration {
        max(settle, .seconds(5)) * (1 << min(doubts, 5))
    }
}

/// How long an account is silent when its network says "slow down" (R0.90 "queue and retry"; decision 0018).
package enum SilenceRule {
    private static let shortest = Duration.seconds(60)
    private static let longest = Duration.seconds(1800)

    /// - Parameters:
    ///   - unfailed: earlier tries of the action that ended without failing: a minute, doubled for each of them, half an hour at most.
    ///   - retryAfter: what the network asks for, however long it is.
    package static func silence(unfailed: Int, retryAfter: Duration?) -> Duration {
        max(retryAfter ?? .zero, min(shortest * (1 << max(0, min(unfailed, 5))), longest))
    }
}

/// When something is tried again that our own trouble kept from being called, such as an adapter that is not there.
package enum OwnTroubleRule {
    private static let shortest = Duration.seconds(10)
    private static let longest = Duration.seconds(300)

    /// - Parameter unfailed: earlier tries of the action that ended without failing; the pause doubles with each.
    package static func pause(unfailed: Int, retryAfter: Duration?) -> Duration {
        max(retryAfter ?? .zero, min(shortest * (1 << max(0, min(unfailed, 5))), longest))
    }
}
