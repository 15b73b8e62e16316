internal import CPostgres

/// What a transaction sees of others.
package enum Isolation: Sendable {
    case readCommitted
    case repeatableRead
    case serializable

    var begin: SQL {
        switch self {
        // Said aloud, because a role or a database may have another default, and then a lock's owner would not see what was
        // committed while it waited.
        case .readCommitted: "BEGIN ISOLATION LEVEL READ COMMITTED"
        case .repeatableRead: "BEGIN ISOLATION LEVEL REPEATABLE READ"
        case .serializable: "BEGIN ISOLATION LEVEL SERIALIZABLE"
        }
    }
}

extension Connection {
    /// Runs `body` between BEGIN and COMMIT. What `body` throws rolls back and is thrown on.
    ///
    /// Keep bodies short, 250 ms at most: an open transaction holds back every reader of the outbox.
    /// - Throws: ``DatabaseError`` of kind `commitUnknown` when the connection broke during COMMIT.
    @discardableResult
    package func transaction<T>(
        isolation: Isolation = .readCommitted, _ body: (Connection) async throws -> T
    ) async throws -> T {
        guard isIdle else { throw link.failure ?? DatabaseError(.server, "a transaction is already open here") }
        pendingBegin = isolation
        beforeCommit = []
        let value: T
        do {
            value = try await body(self)
        } catch {
            await rollBack()
            throw error
        }
        try await commit()
        return value
    }

    /// Runs `sql` as part of the open transaction: at its end, in the same round trip as COMMIT. Its result is not seen; its
    /// error is the transaction's, which is then rolled back. Outside a transaction it runs at once.
    package func executeAtCommit(_ sql: SQL) async throws(DatabaseError) {
        guard pendingBegin != nil || link.transactionStatus == PQTRANS_INTRANS else {
            try await execute(sql)
            return
        }
        try sql.validate()
        beforeCommit.append(sql)
    }

    /// Runs `body` in the open transaction and takes back all that it did, also what it put off to the transaction's end.
    /// - Returns: what it found.
    package func undoing<T>(_ body: () async throws -> T) async throws -> T {
        try await execute("SAVEPOINT undone")
        let kept = beforeCommit
        let result = try await body()
        beforeCommit = kept
        try await execute("ROLLBACK TO SAVEPOINT undone")
        try await execute("RELEASE SAVEPOINT undone")
        return result
    }

    /// Sends a BEGIN that still waits for its first statement.
    func startPendingTransaction() async throws(DatabaseError) {
        if pendingBegin != nil { _ = try await runPipeline([]) }
    }

    private func commit() async throws(DatabaseError) {
        if !beforeCommit.isEmpty { return try await commitWithStatements() }
        if pendingBegin != nil {
            // No statement ran, so there is nothing to commit.
            pendingBegin = nil
            return
        }
        if let failure = link.failure { throw failure }
        let answer: Rows
        do {
            answer = try await exchange(shielded: true) { PQsendQuery($0, "COMMIT") == 1 }
        } catch {
            throw error.duringCommit()
        }
        // A transaction in which a statement failed cannot commit, even if the body swallowed that error.
        if answer.commandTag != "COMMIT" {
            throw DatabaseError(
                .server, "a statement had failed, so the transaction was rolled back", sqlState: "25P02")
        }
    }

    private func commitWithStatements() async throws(DatabaseError) {
        let statements = beforeCommit
        beforeCommit = []
        if let failure = link.failure { throw failure }
        let answers: [Rows]
        do {
            answers = try await runPipeline(statements + ["COMMIT"], shielded: true)
        } catch {
            await rollBack()
            throw error.duringCommit()
        }
        if answers.last?.commandTag != "COMMIT" {
            throw DatabaseError(
                .server, "a statement had failed, so the transaction was rolled back", sqlState: "25P02")
        }
    }

    private func rollBack() async {
        pendingBegin = nil
        beforeCommit = []
        // A statement that still runs belongs to a task the body left behind; then only closing ends it.
        guard !link.isBusy else { return link.close() }
        guard link.failure == nil, link.transactionStatus != PQTRANS_IDLE else { return }
        do {
            _ = try await exchange(shielded: true) { PQsendQuery($0, "ROLLBACK") == 1 }
        } catch {
            link.close()
        }
    }
}
