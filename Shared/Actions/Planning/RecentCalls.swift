package import Database
internal import FoundationEssentials
internal import Synchronization

/// The calls that this process has begun lately, by which it knows whether a database that it meets again has all of them: one that was
/// promoted may lack the last.
package final class RecentCalls: Sendable {
    package struct Call: Sendable, Hashable {
        let action: UUID
        let attempt: Int32
    }
    private static let most = 512
    private let calls = Mutex<[Call]>([])

    package init() {}

    func note(_ intent: Intent) { note(intent.action) }

    /// - Parameter begun: with the try that has begun counted.
    func note(_ begun: Action) {
        let call = Call(action: begun.id, attempt: Int32(begun.attempts))
        calls.withLock { calls in
            if calls.count == RecentCalls.most { calls.removeFirst(RecentCalls.most / 2) }
            calls.append(call)
        }
    }

    package var all: [Call] { calls.withLock { $0 } }

    /// Those are in a count by now that outlives this process.
    package func forget(_ counted: [Call]) {
        let counted = Set(counted)
        calls.withLock { $0.removeAll { counted.contains($0) } }
    }

    package func forgetAll() { calls.withLock { $0 = [] } }

    /// - Returns: how many of these calls the database does not know.
    package static func missing(_ calls: [Call], on connection: Connection) async throws(DatabaseError) -> Int {
        guard !calls.isEmpty else { return 0 }
        return try await AttemptRows.missing(calls, on: connection)
    }
}
