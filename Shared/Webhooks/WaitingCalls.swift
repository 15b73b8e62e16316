internal import Synchronization

/// How many calls of each network are being read: anybody may call, and what sends shares the adapter with them.
final class WaitingCalls: Sendable {
    private static let most = 4
    private let counts = Mutex<[String: Int]>([:])

    /// - Returns: `false` when there are too many already.
    func enter(_ platform: String) -> Bool {
        counts.withLock { counts in
            guard counts[platform, default: 0] < WaitingCalls.most else { return false }
            counts[platform, default: 0] += 1
            return true
        }
    }

    func leave(_ platform: String) { counts.withLock { $0[platform, default: 1] -= 1 } }
}
