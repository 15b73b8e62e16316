package import EventLoop
package import Telemetry

/// A PostgreSQL database as one loop sees it: a pool of connections that live on the loop's thread.
///
/// Use it only from tasks of that loop.
package final class Database: Sendable {
    package let configuration: DatabaseConfiguration
    package let loop: Loop
    private let pool: Pool

    /// Connects to nothing yet; the first statement does.
    /// - Parameter onConnect: prepares each new session before anybody else uses it.
    package init(
        _ configuration: DatabaseConfiguration, loop: Loop, log: Log,
        onConnect: (@Sendable (Connection) async throws -> Void)? = nil
    ) {
        self.configuration = configuration
        self.loop = loop
        pool = Pool(configuration, loop: loop, log: log, onConnect: onConnect)
    }

    /// Runs one statement on any connection.
    @discardableResult
    package func query(_ sql: SQL) async throws(DatabaseError) -> Rows {
        let connection = try await pool.acquire()
        defer { pool.release(connection) }
        return try await connection.query(sql)
    }

    /// - Returns: the first row, if there is one.
    package func first(_ sql: SQL) async throws(DatabaseError) -> Row? { try await query(sql).first }

    /// - Returns: how many rows were affected.
    @discardableResult
    package func execute(_ sql: SQL) async throws(DatabaseError) -> Int { try await query(sql).affected }

    /// Runs `body` between BEGIN and COMMIT on one connection; see ``Connection/transaction(isolation:_:)``.
    @discardableResult
    package func transaction<T>(
        isolation: Isolation = .readCommitted, _ body: (Connection) async throws -> T
    ) async throws -> T {
        try await withConnection { try await $0.transaction(isolation: isolation, body) }
    }

    /// Lends a connection to `body`. A transaction left open ends with its connection.
    @discardableResult
    package func withConnection<T>(_ body: (Connection) async throws -> T) async throws -> T {
        let connection = try await pool.acquire()
        defer { pool.release(connection) }
        return try await body(connection)
    }

    /// Waits for running statements, at most five seconds, and closes every connection.
    package func close() async { await pool.close() }

    /// May be read from any thread.
    package var gauges: PoolGauges { pool.counts.gauges }
}
