internal import FoundationEssentials
internal import Synchronization

/// Which imports this process reads at present. They take turns piece by piece, and no key has more than one of a kind among them, so
/// that nobody's big file holds up everybody else's. Imports of one key keep their order: a later file wins over an earlier one.
final class ImportTurns: Sendable {
    /// Files read side by side; each has a part of 8 MiB in memory.
    static let most = 6
    /// Trial runs among them: each may keep 100 MiB of addresses in mind.
    static let mostTrials = 2

    private let reading = Mutex<[UUID: String]>([:])

    /// What is being read: ids, and whose they are (``ImportTurns/line(owner:isTrial:)``).
    var present: (ids: [UUID], lines: [String], mayTry: Bool, isFull: Bool) {
        reading.withLock { reading in
            let trials = reading.values.count { $0.hasSuffix(ImportTurns.trial) }
            return (
                Array(reading.keys), Array(reading.values), trials < ImportTurns.mostTrials,
                reading.count >= ImportTurns.most
            )
        }
    }

    private static let trial = " trial"

    /// The queue that an import stands in, as the statement that claims one writes it as well.
    static func line(owner: String?, isTrial: Bool) -> String { (owner ?? "") + (isTrial ? trial : " import") }

    func begin(_ id: UUID, _ line: String) { reading.withLock { $0[id] = line } }

    func end(_ id: UUID) { reading.withLock { $0[id] = nil } }
}
