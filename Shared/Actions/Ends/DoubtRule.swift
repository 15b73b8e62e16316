/// When a network is asked again about a doubtful send, and when a person has to say.
package enum DoubtRule {
    package static let mostLookups = 6

    /// - Parameter doubts: lookups so far.
    package static func pause(after doubts: Int, settle: Duration) -> Duration {
        max(settle, .seconds(5)) * (1 << min(doubts, 5))
    }
}
