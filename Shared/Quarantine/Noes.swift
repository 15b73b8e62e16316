internal import Database
internal import FoundationEssentials
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
            No(hash: try row[0], kind: try row[1], entry: try row[2], createdAt: try row[3])
        }
    }

    /// Adds what the table does not have. The caller holds the gate.
    /// - Returns: how many entries.
    static func merge(_ noes: [No], on connection: Connection) async throws(DatabaseError) -> Int {
        guard !noes.isEmpty else { return 0 }
        let known = Set(try await all(since: nil, on: connection).map(\.hash))
        let new = noes.filter { !known.contains($0.hash) }
        var entries: [UUID: Timestamp] = [:]
        for no in new { entries[no.entry] = no.createdAt }
        let ids = entries.keys.sorted { $0.uuidString < $1.uuidString }
        try await connection.execute(
            """
            INSERT INTO platform.suppressions (id, reason, source, created_at)
            SELECT u.id, 'said after the state to which the database was put back', 'restored', u.at
            FROM unnest(\(ids), \(ids.map { entries[$0]! })) AS u (id, at) ON CONFLICT (id) DO NOTHING
            """)
        try await connection.execute(
            """
            INSERT INTO platform.suppression_hashes (hash, suppression_id, kind)
            SELECT u.hash, u.entry, u.kind FROM unnest(\(new.map(\.hash)), \(new.map(\.entry)), \(new.map(\.kind)))
                AS u (hash, entry, kind)
            ON CONFLICT (hash) DO NOTHING
            """)
        return ids.count
    }
}
