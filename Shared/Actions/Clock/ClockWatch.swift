internal import Synchronization
internal import Timekeeping

/// Compares the database's clock with this process's steady one. The database's is the only clock that replicas share, so it decides;
/// but what its rules count in real time, such as a window of 60 seconds, is not over because it was put forward (attack S1).
final class ClockWatch: Sendable {
    /// What is known of the clock's last change.
    struct State {
        var last: (wall: Timestamp, askedAt: Duration)?
        /// Since when, by the steady clock, it has run on from a leap forward.
        var leaptAt: Duration?
        /// Put back by so much in all: what was reckoned before looks so much younger.
        var setBack = Duration.zero
        /// Somebody has to look for moments that lie ahead; so has every process when it begins.
        var mustCut = true
    }

    /// A leap forward is believed to be over after the longest window that a rule counts.
    static let quiet = Limit.window
    /// Clocks that are being disciplined run a little fast or slow.
    private static let tolerance = Duration.seconds(2)

    /// Replicas' plans are a little apart.
    static let slack = Duration.seconds(5)

    private let state = Mutex(State())

    /// - Parameters:
    ///   - askedAt: by the steady clock, before the database was asked for `now`.
    ///   - answeredAt: when it had answered.
    func see(_ now: Timestamp, askedAt: Duration, answeredAt: Duration) {
        state.withLock { state in
            defer { state.last = (now, askedAt) }
            guard let last = state.last else { return }
            let slack = ClockWatch.tolerance + (answeredAt - last.askedAt) / 500
            let passed = now - last.wall
            // At most and at least so much has really passed.
            if passed > answeredAt - last.askedAt + slack { state.leaptAt = answeredAt }
            let least = max(.zero, askedAt - last.askedAt - slack)
            if passed < least - slack || passed < .zero - ClockWatch.tolerance {
                state.setBack += least - passed
                state.mustCut = true
            }
        }
    }

    /// For how long nothing is begun: the clock was put forward a moment ago; `nil` when it was not.
    func quiet(at steady: Duration) -> Duration? {
        state.withLock { state in
            guard let leaptAt = state.leaptAt else { return nil }
            let rest = leaptAt + ClockWatch.quiet - steady
            return rest > .zero ? rest : nil
        }
    }

    /// How long ago, by the steady clock, it was put forward; `nil` when it never was.
    func sinceLeap(at steady: Duration) -> Duration? { state.withLock { $0.leaptAt.map { steady - $0 } } }

    var setBack: Duration { state.withLock(\.setBack) }

    /// Whether moments that lie ahead have to be looked for; asks once.
    func takeCut() -> Bool {
        state.withLock { state in
            defer { state.mustCut = false }
            return state.mustCut
        }
    }

    /// It did not work out: again.
    func askForCut() { state.withLock { $0.mustCut = true } }
}
