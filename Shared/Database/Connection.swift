internal import CPostgres
package import EventLoop

/// One session with the server, lent to one task at a time.
///
/// Confined to its loop. Every method's error is of the statement; afterwards the connection is usable unless the error
/// says that it broke.
package final class Connection: @unchecked Sendable {
    /// The server process, as in `pg_stat_activity.pid`.
    package let backendPID: Int32
    /// For ``Database``'s `onConnect` hook, which may keep a number here for the session's life.
    package var sessionValue: Int64 = 0
    package let loop: Loop

    let link: Link
    /// Whether the server behind this connection may be another one with each transaction.
    package let poolerMode: Bool
    let transactionSettings: SQL?
    var cache = StatementCache()
    /// A transaction whose BEGIN travels with its first statement, which spares a round trip.
    var pendingBegin: Isolation?
    /// Statements that travel with COMMIT, which spares a round trip.
    var beforeCommit: [SQL] = []
    /// Pool's count of whole seconds spent idle.
    var idleSeconds = 0

    private init(_ link: Link, _ configuration: DatabaseConfiguration) {
        self.link = link
        loop = link.loop
        backendPID = PQbackendPID(link.handle)
        poolerMode = configuration.poolerMode
        transactionSettings = poolerMode ? SessionSettings(configuration).forTransaction : nil
    }

    static func open(_ configuration: DatabaseConfiguration, loop: Loop) async throws(DatabaseError) -> Connection {
        Connection(try await Opening.open(configuration, loop: loop), configuration)
    }

    deinit { link.close() }

    /// Runs one statement.
    /// - Returns: its rows; a command without rows returns none, with ``Rows/affected`` set.
    @discardableResult
    package func query(_ sql: SQL) async throws(DatabaseError) -> Rows {
        do {
            return try await attempt(sql)
        } catch {
            // The schema changed under a prepared statement, or a pooler forgot it. Nothing ran, so once more is safe.
            guard error.isOutdatedStatement else { throw error }
            cache.forget(sql)
            guard isIdle || pendingBegin != nil else { throw error }
            return try await attempt(sql)
        }
    }

    /// - Returns: the first row, if there is one.
    package func first(_ sql: SQL) async throws(DatabaseError) -> Row? { try await query(sql).first }

    /// - Returns: how many rows were affected.
    @discardableResult
    package func execute(_ sql: SQL) async throws(DatabaseError) -> Int { try await query(sql).affected }

    private func attempt(_ sql: SQL) async throws(DatabaseError) -> Rows {
        try sql.validate()
        if pendingBegin == nil {
            if poolerMode { return try await exchange { sql.sendUnnamed($0) } }
            let (statement, evicted) = cache.statement(for: sql)
            if statement.isPrepared { return try await exchange { sql.sendPrepared(statement.name, $0) } }
            return try await runPipeline([sql], prepared: [statement], evicted: evicted.map { [$0] } ?? [])[0]
        }
        return try await runPipeline([sql])[0]
    }

    /// One command without pipeline mode: the fast path.
    func exchange(
        shielded: Bool = false, until end: Link.End = .ready, _ send: (OpaquePointer) -> Bool
    ) async throws(DatabaseError) -> Rows {
        let isAutocommit = link.transactionStatus == PQTRANS_IDLE
        let outcome = try await link.run(until: end, shielded: shielded, send)
        let results = outcome.results.map(Rows.init(owning:))
        try check(outcome, results, isAutocommit: isAutocommit)
        guard let last = results.last else { throw DatabaseError(.connection, "the server gave no answer") }
        return last
    }

    /// - Throws: the first error among the results, or what broke the connection.
    func check(_ outcome: Link.Outcome, _ results: [Rows], isAutocommit: Bool) throws(DatabaseError) {
        for rows in results {
            if let error = rows.error(cancelled: outcome.wasCancelled, mayHaveRun: isAutocommit) {
                if error.sqlState == "25006" { isReadOnly = true }
                // Somebody behind us forgot one, and so perhaps all of them.
                if error.sqlState == "26000" { cache.forgetAll() }
                throw error
            }
        }
        guard let failure = link.failure else { return }
        throw DatabaseError(failure.kind, failure.message, sqlState: failure.sqlState, mayHaveRun: isAutocommit)
    }

    /// Several statements in PostgreSQL's simple protocol, without values. For migrations and session commands only: it
    /// takes as long as the server's own `statement_timeout` lets it.
    package func script(_ sql: String) async throws(DatabaseError) {
        try await startPendingTransaction()
        link.isWatched = false
        defer { link.isWatched = true }
        _ = try await exchange { PQsendQuery($0, sql) == 1 }
    }

    /// Whether a new transaction could begin here.
    package var isIdle: Bool {
        pendingBegin == nil && !link.isBusy && link.failure == nil && link.transactionStatus == PQTRANS_IDLE
    }

    /// Whether the server only reads: another one has taken over, and this session would stay with the old one.
    private(set) var isReadOnly = false

    /// Whether the session is lost.
    package var isBroken: Bool { link.failure != nil }

    /// Ends the session at once; the server rolls back what is open.
    package func close() { link.close() }
}

extension DatabaseError {
    fileprivate var isOutdatedStatement: Bool {
        sqlState == "26000" || (sqlState == "0A000" && message == StatementCache.outdatedPlan)
    }
}

extension SessionSettings {
    /// Behind a transaction pooler a setting must not outlive its transaction.
    var forTransaction: SQL {
        let calls = values.map { setting in "set_config(\(setting.name), \(setting.value), true)" as SQL }
        return "SELECT \(sql: calls.joined(separator: ", "))"
    }
}
