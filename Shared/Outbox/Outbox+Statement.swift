package import Database

extension Outbox {
    /// One statement that changes state and writes its events itself (see ``insertion(_:)``): a single round trip and a
    /// single commit, then the doorbell. Tried again when it lost a deadlock or waited too long for a lock.
    package func statement(_ sql: SQL) async throws -> Rows {
        var attempt = 1
        while true {
            do {
                let rows = try await database.withConnection { connection in
                    try await settle(connection)
                    return try await connection.query(sql)
                }
                ring()
                return rows
            } catch let error as DatabaseError
                where attempt < 4 && ["40P01", "40001", "55P03"].contains(error.sqlState ?? "")
            {
                attempt += 1
            }
        }
    }
}
