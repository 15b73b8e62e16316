internal import Database
internal import FoundationEssentials
internal import Outbox
internal import Suppression
internal import Timekeeping

/// The list of those who said no, as it goes into a file and comes back.
enum Noes {
    /// - Returns: `nil` before there is a key.
    static func checkValue(on connection: Connection) async throws(DatabaseError) -> [UInt8]? {
        try await connection.first("SELECT check_value FROM platform.suppression_key")?[0]
    }

    /// - Parameter moment: only those since then; `nil` for all.
    static func all(since moment: Timestamp?, on connection: Connection) async throws(DatabaseError) -> [No] {
        let rows = try await connection.query(
            """
            SELECT h.hash, h.kind, s.id, s.created_at FROM platform.suppression_hashes h
            JOIN platform.suppressions s ON s.id = h.suppression_id
            WHERE \(moment)::timestamptz IS NULL OR s.created_at >= \(moment)
            """)
        return try rows.map { row throws(DatabaseError) in
            No(hash: try row["hash"], kind: try row["kind"], entry: try row["id"], createdAt: try row["created_at"])
        }
    }

    /// Entries that were wrong, and taken back.
    /// - Parameter moment: only those since then; `nil` for all.
    static func takenBack(since moment: Timestamp?, on connection: Connection) async throws(DatabaseError) -> [UUID] {
        let rows = try await connection.query(
            """
            SELECT id FROM platform.suppressions WHERE retracted_at IS NOT NULL
              AND (\(moment)::timestamptz IS NULL OR retracted_at >= \(moment))
            """)
        return try rows.map { row throws(DatabaseError) in try row[0] }
    }

    /// Adds what the table does not have. The caller holds the gate.
    /// - Returns: those that came in.
    static func merge(_ noes: [No], on connection: Connection) async throws(DatabaseError) -> [KeptNo] {
        guard !noes.isEmpty else { return [] }
        let known = Set(try await all(since: nil, on: connection).map(\.hash))
        var entries: [UUID: KeptNo] = [:]
        for no in noes where !known.contains(no.hash) {
            entries[no.entry, default: KeptNo(entry: no.entry, createdAt: no.createdAt, hashes: [])].hashes.append(
                (no.hash, no.kind))
        }
        var merged: [KeptNo] = []
        for entry in entries.values.sorted(by: { $0.entry < $1.entry }) {
            let isNew = try await SuppressionList.bringBack(
                entry, reason: "said after the state to which the database was put back", source: "restored",
                on: connection)
            if isNew { merged.append(entry) }
        }
        return merged
    }

    /// Tells products whom to close, where the log takes events already. Where it does not (a prepared transaction holds it), nobody is
    /// written to all the same, for the list is asked before every call.
    static func announce(
        _ noes: [KeptNo], through outbox: Outbox?, on connection: Connection
    ) async throws(DatabaseError) -> Bool {
        guard let outbox, !noes.isEmpty else { return true }
        try await connection.execute("SAVEPOINT noes")
        do {
            // Also on a connection that knew a life before: its table may have been replaced beneath it.
            _ = try await Life.now(on: connection)
            try await SuppressionList.announceBroughtBack(noes, through: outbox, on: connection)
            try await connection.execute("RELEASE SAVEPOINT noes")
            return true
        } catch {
            try await connection.execute("ROLLBACK TO SAVEPOINT noes")
            try await connection.execute("RELEASE SAVEPOINT noes")
            return false
        }
    }
}
