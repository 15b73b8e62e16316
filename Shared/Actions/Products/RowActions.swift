package import Database
package import FoundationEssentials
internal import HTTPServer
internal import Timekeeping

/// The actions of a product whose messages are rows of one table: `id`, `status` (``SubjectStanding``, and before it `draft`), `approval`,
/// `reason`.
package struct RowActions: ActionProduct {
    package let name: String
    package let operations: [String]
    private let table: StaticString
    private let columns: SQL
    private let judgement: @Sendable (Row) throws -> RowWord
    private let sent: @Sendable (Conclusion, Connection) async throws -> Void
    private let held: @Sendable ([UUID], Connection) async throws -> Set<UUID>

    /// - Parameters:
    ///   - name: the product's, as it enqueues.
    ///   - table: with its schema.
    ///   - sent: what follows when one was sent, in the same transaction.
    ///   - held: those that wait for a person's word after a restore (room Quarantine).
    ///   - columns: what the last word is said by, of the row `r`.
    ///   - judgement: the last word, of a row that waits or is under way.
    package init(
        _ name: String, _ operations: [String], _ table: StaticString,
        sent: @escaping @Sendable (Conclusion, Connection) async throws -> Void = { _, _ in },
        held: @escaping @Sendable ([UUID], Connection) async throws -> Set<UUID>, columns: SQL,
        _ judgement: @escaping @Sendable (Row) throws -> RowWord
    ) {
        (self.name, self.operations, self.table, self.columns) = (name, operations, table, columns)
        (self.sent, self.held, self.judgement) = (sent, held, judgement)
    }

    /// Puts a row in line to which somebody has said yes.
    /// - Parameters:
    ///   - approved: the hash of what they have read; the row's `approval` has to be the same.
    ///   - columns: of the row `r`.
    /// - Throws: 409 `not-approved`: it is no draft, or another one than they have read; `restored` while it waits for a person's word.
    package func queue(
        _ action: NewAction, approved: String?, returning columns: SQL, in database: Database
    ) async throws -> Row {
        let id = action.subjectID
        let standing: SubjectStanding = action.delivery == .hands ? .offered : .queued
        let row = try await database.transaction { connection in
            guard try await held([id], connection).isEmpty else { throw Problem.restored }
            // Actions come before what products lock.
            guard try await Ledger.enqueue([action], on: connection).contains(id) else { return nil as Row? }
            let row = try await connection.first(
                """
                UPDATE \(unsafeIdentifier: table) r SET status = \(standing.rawValue)
                WHERE r.id = \(id) AND r.status = 'draft' AND r.approval = \(approved) RETURNING \(sql: columns)
                """)
            guard let row else { throw RowActions.otherwise }
            return row
        }
        guard let row else { throw RowActions.otherwise }
        return row
    }

    private static let otherwise = Problem.conflict(
        "not-approved", "It is no draft any more, or another one than was read; read it again.")

    package func judge(_ actions: [Action], on connection: Connection) async throws -> ProductsWord {
        let gone = actions.map { ($0.subjectID, "it is no longer there, or no longer in line") }
        var word = ProductsWord(refusals: Dictionary(gone) { first, _ in first })
        for row in try await connection.query(
            """
            SELECT r.id, \(sql: columns) FROM \(unsafeIdentifier: table) r
            WHERE r.id = ANY(\(actions.map(\.subjectID))) AND r.status IN ('queued', 'offered', 'sending')
            """)
        {
            let id: UUID = try row["id"]
            let said = try judgement(row)
            word.refusals[id] = said.refusal
            word.recipientHashes[id] = said.recipientHashes
        }
        // What is in doubt is settled by the ledger's own rules.
        let waiting = try await held(actions.filter { !$0.inDoubt }.map(\.subjectID), connection)
        for id in waiting where word.refusals[id] == nil {
            word.postponements[id] = Postponement(
                .restored, until: .now().adding(RowActions.pause), reason: Problem.restored.detail)
        }
        return word
    }

    /// How soon a person's word lets it go on.
    private static let pause = Duration.seconds(30)

    package func intended(_ actions: [Action], on connection: Connection) async throws {
        try await connection.execute(
            """
            UPDATE \(unsafeIdentifier: table) SET status = \(SubjectStanding.sending.rawValue)
            WHERE id = ANY(\(actions.map(\.subjectID)))
            """)
    }

    package func concluded(_ conclusion: Conclusion, on connection: Connection) async throws {
        // Where the table is away it is tried again: what became of it must not be lost.
        try await connection.execute(
            """
            UPDATE \(unsafeIdentifier: table) SET status = \(conclusion.standing.rawValue), reason = \(conclusion.reason)
            WHERE id = \(conclusion.action.subjectID)
            """)
        if conclusion.standing == .sent { try await sent(conclusion, connection) }
    }
}
