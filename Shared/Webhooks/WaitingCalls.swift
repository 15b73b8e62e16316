internal import Synchronization

/// How many calls of each network are being read: anybody may call, and what sends shares the adapter with them.
final class WaitingCalls: Sendable {
    /// A call whose signature was right does not stand behind those that show none.
    enum Line: Hashable, Sendable {
        case signed, unsigned

        fileprivate var most: Int { self == .signed ? 4 : 2 }
    }

    private struct Place: Hashable {
        let platform: String
        let line: Line
    }

    private let counts = Mutex<[Place: Int]>([:])

    /// - Returns: `false` when there are too many already.
    func enter(_ platform: String, _ line: Line) -> Bool {
        counts.withLock { counts in
            let place = Place(platform: platform, line: line)
            guard counts[place, default: 0] < line.most else { return false }
            counts[place, default: 0] += 1
            return true
        }
    }

    func leave(_ platform: String, _ line: Line) {
        counts.withLock { $0[Place(platform: platform, line: line), default: 1] -= 1 }
    }
}
