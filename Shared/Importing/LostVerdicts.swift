internal import Database
internal import FoundationEssentials
internal import JSON
internal import Outbox

/// Ends the wait for verdicts that never come: the event of a chunk that failed to the end, or the event that should have brought its
/// verdicts, is a dead letter, or was one and is gone. Without this the import would run for ever, and its file could not be imported again.
struct LostVerdicts: Sendable {
    let tables: ImportTables
    let database: Database

    /// Of each row that was not judged. A dead letter that is replayed later still brings its rows in.
    static let reason =
        "given up: its event is a dead letter; import the file again, or replay the dead letter: that brings the row in, "
        + "and changes nothing here"

    static let discardedReason = "given up: its event was discarded or lost; import the file again"

    /// What is a dead letter.
    /// - Returns: how many chunks were given up.
    @discardableResult func giveUp() async throws -> Int {
        let running = try await database.query(
            """
            SELECT id FROM \(unsafeIdentifier: tables.imports) i WHERE status = 'running'
              AND EXISTS (SELECT FROM \(unsafeIdentifier: tables.chunks) c WHERE c.import_id = i.id AND judged_at IS NULL)
            """
        ).map { row throws(DatabaseError) in try row["id"] as UUID }
        guard !running.isEmpty else { return 0 }
        let imports = Dictionary(running.map { ($0.lowercase, $0) }) { first, _ in first }
        var given = 0
        for dead in try await DeadLetters(database: database).things(among: Array(imports.keys)) {
            guard let id = imports[dead.id], let chunk = Int32(exactly: dead.version) else { continue }
            given += try await giveUp(chunk, of: id, LostVerdicts.reason)
        }
        return given
    }

    /// What is nowhere any more. The chunks are read before the log: a chunk is stored together with its event, and each step from that event
    /// to the verdicts is one commit, so whatever waits then and has no event afterwards was judged meanwhile, or never will be.
    /// - Returns: how many chunks were given up.
    @discardableResult func giveUpDiscarded() async throws -> Int {
        let waiting = try await database.query(
            """
            SELECT c.import_id, c.chunk FROM \(unsafeIdentifier: tables.imports) i
            JOIN \(unsafeIdentifier: tables.chunks) c ON c.import_id = i.id AND c.judged_at IS NULL
            WHERE i.status = 'running' AND i.updated_at < clock_timestamp() - interval '1 minute'
            """
        ).map { row throws(DatabaseError) in (id: try row["import_id"] as UUID, chunk: try row["chunk"] as Int32) }
        guard !waiting.isEmpty else { return 0 }
        let ahead = try await Backlog.things(among: Array(Set(waiting.map(\.id.lowercase))), on: database)
        var given = 0
        for (id, chunk) in waiting where !ahead.contains(id.lowercase) {
            given += try await giveUp(chunk, of: id, LostVerdicts.discardedReason)
        }
        return given
    }

    private func giveUp(_ chunk: Int32, of id: UUID, _ reason: String) async throws -> Int {
        try await database.transaction { connection in
            let row = try await connection.first(
                """
                SELECT verdicts FROM \(unsafeIdentifier: tables.chunks)
                WHERE import_id = \(id) AND chunk = \(chunk) AND judged_at IS NULL FOR UPDATE
                """)
            guard let known: String = try row?["verdicts"] else { return 0 }
            let rows = known.utf8.enumerated().filter { $0.element == ImportVerdict.waiting.letter }
                .map { Int32($0.offset) }
            let verdicts = String(repeating: ImportVerdict.invalid.rawValue, count: rows.count)
            let reasons = Dictionary(rows.map { ($0, reason) }) { first, _ in first }
            try await ImportVerdicts(tables).apply(
                JudgedChunk(importID: id, chunk: chunk, rows: rows, verdicts: verdicts, reasons: reasons),
                on: connection)
            return 1
        }
    }
}
