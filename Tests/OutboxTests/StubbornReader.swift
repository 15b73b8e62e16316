import Database
import EventLoop
import FoundationEssentials

/// The controls: readers that keep their place over a crash. Confined to the scratch loop.
final class StubbornReader: @unchecked Sendable {
    enum Memory: String, Sendable {
        /// Up to the fence, as the outbox's readers once did.
        case fence = "remembers the fence"
        /// Up to the last event, but over the database's lives.
        case event = "remembers the last event over a crash"
    }

    let memory: Memory
    private let database: Database
    private(set) var seen: Set<UUID> = []
    /// Where the fence stood at the last look.
    private(set) var fence: UInt64 = 0
    private var last: UInt64 = 0
    private var isStopping = false

    init(_ memory: Memory, _ database: Database) { (self.memory, self.database) = (memory, database) }

    func stop() { isStopping = true }

    func run() async {
        while !isStopping {
            // A server that is down is asked again.
            try? await look()
            try? await database.loop.sleep(for: .milliseconds(2))
        }
    }

    private func look() async throws {
        let rows = try await database.query(
            """
            SELECT f.fence, e.id, e.transaction_id FROM (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS fence) f
            LEFT JOIN outbox.events e ON e.transaction_id > \(XID8(last)) AND e.transaction_id < f.fence
            ORDER BY e.transaction_id, e.position
            """)
        for row in rows {
            fence = (try row[0] as XID8).value
            guard let id: UUID = try row[1] else { break }
            seen.insert(id)
            last = max(last, (try row[2] as XID8).value)
        }
        if memory == .fence { last = max(last, fence - 1) }
    }

    /// How many of the committed events it has not seen.
    func missed(of ledger: Ledger) async throws -> Int {
        let rows = try await ledger.database.query("SELECT event FROM facts")
        return try rows.count { row in !seen.contains(try row[0]) }
    }
}
