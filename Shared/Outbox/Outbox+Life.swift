internal import Database

extension Outbox {
    /// Calls `hear` with each life of the database that is new to this process, its first one included: at the first look after a
    /// crash, about ``OutboxSettings/pollInterval`` after PostgreSQL answers again. Whoever must be certain at a given moment
    /// asks ``Life/now(on:)`` in their own transaction.
    package func onNewLife(_ hear: @escaping @Sendable (Life) async -> Void) { lives.hearers.append(hear) }

    /// Makes sure that a life has begun behind `connection` before anything is written through it. Once for each connection, for a
    /// crash ends them all; behind a transaction pooler, whose connections outlive the server, each time.
    func settle(_ connection: Connection) async throws {
        guard connection.sessionValue == 0 || connection.poolerMode else { return }
        lives.note(try await Life.now(on: connection))
        connection.sessionValue = 1
    }

    /// A transaction behind which a life has begun; nobody is rung.
    func settledTransaction<T>(_ body: (Connection) async throws -> T) async throws -> T {
        try await database.withConnection { connection in
            try await settle(connection)
            return try await connection.transaction(body)
        }
    }
}
