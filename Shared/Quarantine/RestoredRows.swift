package import Actions
package import Database
package import FoundationEssentials
package import HTTPServer
internal import Outbox

/// What a product holds back whose people and messages are the same rows of one table: `id`, `platform`, `username`, `created_at`,
/// `confirmed_at`.
package struct RestoredRows: RestoredProduct {
    package let name: String
    private let table: StaticString
    private let groups: [RestoredGroup: SQL]
    private let skipped: SQL
    private let ledger: Ledger

    /// - Parameters:
    ///   - name: the product's, as the ledger knows it.
    ///   - table: with its schema.
    ///   - groups: which rows of it are in a group, each in one only; what waits in the ledger is in ``RestoredGroup/queued`` anyway.
    ///   - skipped: what a row becomes that somebody does not want any more, such as `status = 'closed'`.
    package init(
        _ name: String, _ table: StaticString, groups: [RestoredGroup: SQL], skipped: SQL, ledger: Ledger
    ) {
        (self.name, self.table, self.groups, self.skipped, self.ledger) = (name, table, groups, skipped, ledger)
    }

    package func source(of group: RestoredGroup, on connection: Connection) async throws -> SQL? {
        let isThere: Bool = try await connection.first("SELECT to_regclass(\("\(table)")) IS NOT NULL")?[0] ?? false
        guard isThere else { return nil }
        let rows: SQL = """
            SELECT r.id, r.platform, r.id AS person, r.username, r.created_at FROM \(unsafeIdentifier: table) r
            """
        if group == .queued { return rows + " WHERE r.id IN (" + RestoredActions.waiting(product: name) + ")" }
        guard let condition = groups[group], let held = try await isHeld(on: connection) else { return nil }
        return rows + " WHERE " + condition + " AND " + held
    }

    /// - Returns: those of these rows that nobody has answered for yet.
    package func held(_ ids: [UUID], on connection: Connection) async throws -> Set<UUID> {
        guard !ids.isEmpty, let held = try await isHeld(on: connection) else { return [] }
        let rows = try await connection.query(
            "SELECT r.id FROM \(unsafeIdentifier: table) r WHERE r.id = ANY(\(ids)) AND \(sql: held)")
        return Set(try rows.values(of: "id"))
    }

    /// Whether the row `r` is held back; `nil` while none is.
    private func isHeld(on connection: Connection) async throws -> SQL? {
        guard let cut = try await Quarantines.cut(on: connection), cut.isHeld else { return nil }
        return "r.created_at < \(cut.before) AND coalesce(r.confirmed_at, '-infinity') < \(cut.began)"
    }

    package func settle(
        _ items: [RestoredItem], _ word: RestoredWord, by request: Request
    ) async throws -> [UUID: String] {
        for item in items where item.group == .queued {
            let said: PersonsWord = word == .sent ? .sent : word == .skip ? .notSent : .resend
            _ = try await ledger.resolve(
                product: name, subject: item.id, said, by: request.principal.name, id: request.principal.id)
        }
        let gone = word == .skip ? items.filter { $0.group != .queued }.map(\.id) : []
        try await ledger.outbox.transaction { connection in
            let began = try await Quarantines.cut(on: connection)?.began
            try await connection.execute(
                """
                UPDATE \(unsafeIdentifier: table) SET confirmed_at = greatest(clock_timestamp(), \(began)::timestamptz)
                WHERE id = ANY(\(items.map(\.id)))
                """)
            guard !gone.isEmpty else { return }
            try await connection.execute(
                "UPDATE \(unsafeIdentifier: table) SET \(sql: skipped) WHERE id = ANY(\(gone))")
        }
        return [:]
    }
}
