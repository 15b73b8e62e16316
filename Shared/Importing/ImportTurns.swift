internal import FoundationEssentials
internal import Synchronization

/// Which imports this process reads at present. They take turns piece by piece, and no key has more than one of a kind among them, so
/// that nobody's big file holds up everybody else's. Imports of one key keep their order: a later file wins over an earlier one.
final class ImportTurns: Sendable {
    /// Files read side by side; each has a part of 8 MiB in memory.
    static let most = 6
    /// Trial runs among them: each may keep 100 MiB of addresses in mind.
    static let mostTrials = 2

    private struct Turn {
        let line: String
        var isSuspect: Bool
    }

    private let reading = Mutex<[UUID: Turn]>([:])

    /// What is being read: ids, and whose they are (``ImportTurns/line(owner:isTrial:)``).
    struct Present: Sendable {
        let ids: [UUID]
        let lines: [String]
        let mayTry: Bool
        /// Nothing may be read beside them, also because of one that a process may have died of.
        let isFull: Bool
    }

    var present: Present {
        reading.withLock { reading in
            let lines = reading.values.map(\.line)
            let trials = lines.count { $0.hasSuffix(ImportTurns.trial) }
            return Present(
                ids: Array(reading.keys), lines: lines, mayTry: trials < ImportTurns.mostTrials,
                isFull: reading.count >= ImportTurns.most || reading.values.contains(where: \.isSuspect))
        }
    }

    private static let trial = " trial"

    /// The queue that an import stands in, as the statement that claims one writes it as well.
    static func line(owner: String?, isTrial: Bool) -> String { (owner ?? "") + (isTrial ? trial : " import") }

    /// - Parameter isSuspect: nothing is begun beside it until ``clear(_:)``.
    func begin(_ id: UUID, _ line: String, isSuspect: Bool = false) {
        reading.withLock { $0[id] = Turn(line: line, isSuspect: isSuspect) }
    }

    /// It has got on, so it is not what the process died of.
    func clear(_ id: UUID) { reading.withLock { $0[id]?.isSuspect = false } }

    func end(_ id: UUID) { reading.withLock { $0[id] = nil } }
}
