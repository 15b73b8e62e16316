import Database

/// The only value of the first row.
extension Database {
    func value<T: Readable>(_ sql: SQL) async throws -> T { try await withConnection { try await $0.value(sql) } }
}

extension Connection {
    func value<T: Readable>(_ sql: SQL) async throws -> T {
        guard let row = try await first(sql) else { throw DatabaseError(.decode, "there is no row") }
        return try row[0]
    }
}
