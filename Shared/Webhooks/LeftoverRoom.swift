internal import Synchronization

/// How many leftovers are kept, as this process counted them last: it counts at most once a second, however much a network says.
final class LeftoverRoom: Sendable {
    private struct State {
        var kept: Int64
        var countedAt: ContinuousClock.Instant
    }
    private static let believed = Duration.seconds(1)

    private let state = Mutex<State?>(nil)
    private let most: Int64

    init(most: Int64) { self.most = most }

    /// Whether one more fits; then it counts as kept.
    func takes(at now: ContinuousClock.Instant = .now, counting: () async throws -> Int64) async rethrows -> Bool {
        if let known = take(at: now) { return known }
        let kept = try await counting()
        state.withLock { $0 = State(kept: kept, countedAt: now) }
        return take(at: now) ?? false
    }

    /// - Returns: `nil` when nobody has counted for a while.
    private func take(at now: ContinuousClock.Instant) -> Bool? {
        state.withLock { state in
            guard let known = state, known.countedAt.duration(to: now) < LeftoverRoom.believed else { return nil }
            guard known.kept < most else { return false }
            state?.kept += 1
            return true
        }
    }
}
