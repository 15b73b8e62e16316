package import Actions
package import Database
package import FoundationEssentials
internal import HTTPServer
package import JSON

/// Hands for a product whose messages are rows of one table, as ``RowActions`` has them: `id`, `status`, and a text.
package struct RowHands: HandsProduct {
    package let name: String
    package let path: String
    package let form: HandsForm
    private let table: StaticString
    private let text: SQL
    private let isHidden: SQL
    private let held: @Sendable ([UUID], Connection) async throws -> Set<UUID>

    /// - Parameters:
    ///   - name: the product's, as the ledger knows it.
    ///   - table: with its schema.
    ///   - text: what is to be sent, of the row `r`.
    ///   - isHidden: whether nobody gets to see it who has not got it in hand, such as of whoever said no.
    ///   - held: those that wait for a person's word after a restore (room Quarantine).
    package init(
        _ name: String, path: String, _ table: StaticString, text: SQL, isHidden: SQL = "false",
        held: @escaping @Sendable ([UUID], Connection) async throws -> Set<UUID>, form: HandsForm
    ) {
        (self.name, self.path, self.table, self.form) = (name, path, table, form)
        (self.text, self.isHidden, self.held) = (text, isHidden, held)
    }

    /// A row.
    package struct Subject: HandsSubject {
        package let id: UUID
        package let text: String?
        package let isUnsettled: Bool
        let isHidden: Bool
        package var members: JSONObject { [:] }
    }

    package func subjects(_ ids: [UUID], on connection: Connection) async throws -> [Subject] {
        let unsettled = [SubjectStanding.queued, .offered, .sending, .unknown].map(\.rawValue)
        let rows = try await connection.query(
            """
            SELECT r.id, \(sql: text) AS text, r.status = ANY(\(unsettled)) AS is_unsettled, \(sql: isHidden) AS is_hidden
            FROM \(unsafeIdentifier: table) r WHERE r.id = ANY(\(ids))
            """)
        return try rows.map { row throws(DatabaseError) in
            Subject(
                id: try row["id"], text: try row["text"], isUnsettled: try row["is_unsettled"],
                isHidden: try row["is_hidden"])
        }
    }

    package func hidden(_ subjects: [Subject], on connection: Connection) async throws -> Set<UUID> {
        Set(subjects.filter(\.isHidden).map(\.id))
    }

    package func holds(_ subjects: [Subject], on connection: Connection) async throws -> [UUID: Hold] {
        let hold = Hold(heldBy: .restored, until: nil, reason: Problem.restored.detail)
        return Dictionary(uniqueKeysWithValues: try await held(subjects.map(\.id), connection).map { ($0, hold) })
    }

    package func code(of sentence: String) -> String? { nil }
}
