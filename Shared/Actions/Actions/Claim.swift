package import Timekeeping

/// Who has an action in hand, since when, and until when others do not see it. It stays when it is over: then they perhaps have done it.
package struct Claim: Sendable, Equatable {
    /// How long a claim hides an action from others.
    package static let length = Duration.seconds(600)

    package let hand: Hand
    package let at: Timestamp
    package let until: Timestamp

    /// - Returns: `nil` where no part of it is recorded.
    init?(by id: String?, name: String?, at: Timestamp?, until: Timestamp?) {
        guard let id, let until else { return nil }
        hand = Hand(id: id, name: name ?? id)
        self.until = until
        self.at = at ?? until.adding(.zero - Claim.length)
    }

    /// The longest a claim can last. Whoever read the clock and then waited for the row may meet one that was prolonged meanwhile.
    static let longest = Claim.length + ClockWatch.slack

    /// Also when it would last longer than any claim: then it was taken by a clock that was wrong.
    package func isOver(at now: Timestamp) -> Bool { until <= now || until > now.adding(Claim.longest) }

    /// For the operator, once it is over without a report.
    package var doubt: String { "Perhaps sent by \(hand.name), who took it at \(at.iso8601) and did not report." }
}
