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
