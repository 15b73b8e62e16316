internal import CPostgres

extension Connection {
    /// Sends all statements at once and waits once. Outside a transaction they are one implicit transaction.
    ///
    /// - Returns: one result per statement.
    /// - Throws: the first statement's error; the later ones did not run.
    package func pipeline(_ statements: [SQL]) async throws(DatabaseError) -> [Rows] {
        guard !statements.isEmpty else { return [] }
        for sql in statements { try sql.validate() }
        return try await runPipeline(statements)
    }

    /// One command of a pipeline; each yields exactly one result.
    fileprivate enum Step {
        case deallocate(String)
        /// What stands before the statements of a transaction.
        case begin(SQL, StatementCache.Statement?)
        case prepare(SQL, StatementCache.Statement)
        case run(SQL, StatementCache.Statement?)
    }

    /// - Parameter shielded: goes on although the task is cancelled.
    func runPipeline(_ statements: [SQL], shielded: Bool = false) async throws(DatabaseError) -> [Rows] {
        guard !poolerMode else {
            return try await runPipeline(statements, prepared: [], evicted: [], shielded: shielded)
        }
        var prepared: [StatementCache.Statement] = []
        var evicted: [String] = []
        for sql in statements {
            let (statement, removed) = cache.statement(for: sql)
            prepared.append(statement)
            if let removed { evicted.append(removed) }
        }
        return try await runPipeline(statements, prepared: prepared, evicted: evicted, shielded: shielded)
    }

    /// - Parameter prepared: a cache entry per statement, or none at all to send them unnamed.
    func runPipeline(
        _ statements: [SQL], prepared: [StatementCache.Statement], evicted: [String], shielded: Bool = false
    ) async throws(DatabaseError) -> [Rows] {
        let steps = steps(for: statements, prepared: prepared, evicted: evicted)
        let isAutocommit = pendingBegin == nil && link.transactionStatus == PQTRANS_IDLE
        let outcome = try await link.run(until: .synchronised, shielded: shielded) { handle in
            PQenterPipelineMode(handle) == 1 && steps.allSatisfy { $0.send(handle) } && PQpipelineSync(handle) == 1
        }
        // The BEGIN is on its way, whatever becomes of the statements behind it.
        let begun = pendingBegin
        pendingBegin = nil
        let results = outcome.results.map(Rows.init(owning:))
        if !isBroken, PQexitPipelineMode(link.handle) != 1 { link.fail(.connection(link.handle)) }
        for (step, rows) in zip(steps, results) { note(step, rows) }
        // Nothing may run outside of the transaction that it was meant for.
        if let begun, !isBroken, !hasBegun(steps, results) { pendingBegin = begun }
        try check(outcome, results, isAutocommit: isAutocommit)
        guard results.count == steps.count else {
            throw DatabaseError(.connection, "the server's answers do not add up")
        }
        return pick(steps, results)
    }

    private func steps(
        for statements: [SQL], prepared: [StatementCache.Statement], evicted: [String]
    ) -> [Step] {
        var steps: [Step] = []
        if let isolation = pendingBegin {
            steps += begin(isolation)
            if let transactionSettings { steps.append(.begin(transactionSettings, nil)) }
        }
        steps += evicted.map { .deallocate($0) }
        var announced: Set<String> = []
        for (index, sql) in statements.enumerated() {
            let statement = prepared.isEmpty ? nil : prepared[index]
            if let statement, !statement.isPrepared, announced.insert(statement.name).inserted {
                steps.append(.prepare(sql, statement))
            }
            steps.append(.run(sql, statement))
        }
        return steps
    }

    /// Named as every statement is: a server parses a name faster than a command, and each transaction has one.
    private func begin(_ isolation: Isolation) -> [Step] {
        let sql = isolation.begin
        guard !poolerMode else { return [.begin(sql, nil)] }
        let (statement, evicted) = cache.statement(for: sql)
        // What made room goes behind it: a level must be said before any query.
        let room = evicted.map { [Step.deallocate($0)] } ?? []
        return (statement.isPrepared ? [] : [.prepare(sql, statement)]) + [.begin(sql, statement)] + room
    }

    private func note(_ step: Step, _ rows: Rows) {
        if case .prepare(_, let statement) = step, rows.succeeded { statement.isPrepared = true }
    }

    private func hasBegun(_ steps: [Step], _ results: [Rows]) -> Bool {
        zip(steps, results).contains { step, rows in
            if case .begin = step { rows.succeeded } else { false }
        }
    }

    private func pick(_ steps: [Step], _ results: [Rows]) -> [Rows] {
        zip(steps, results).compactMap { step, rows in
            if case .run = step { rows } else { nil }
        }
    }
}

extension Connection.Step {
    fileprivate func send(_ handle: OpaquePointer) -> Bool {
        switch self {
        case .deallocate(let name): SQL(stringLiteral: "DEALLOCATE \(name)").sendUnnamed(handle)
        case .begin(let sql, let statement?): sql.sendPrepared(statement.name, handle)
        case .begin(let sql, nil): sql.sendUnnamed(handle)
        case .prepare(let sql, let statement): sql.sendPrepare(statement, handle)
        case .run(let sql, let statement?): sql.sendPrepared(statement.name, handle)
        case .run(let sql, nil): sql.sendUnnamed(handle)
        }
    }
}
