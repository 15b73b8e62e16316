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
        guard let condition = groups[group], let held = try await Self.isHeld(on: connection) else { return nil }
        return rows + " WHERE " + condition + " AND " + held
    }

    /// For ``RowActions``: those of the rows with these ids that nobody has answered for yet.
    package static func held(
        of table: StaticString
    ) -> @Sendable ([UUID], Connection) async throws -> Set<UUID> {
        { ids, connection in
            guard !ids.isEmpty, let held = try await isHeld(on: connection) else { return [] }
            let rows = try await connection.query(
                "SELECT r.id FROM \(unsafeIdentifier: table) r WHERE r.id = ANY(\(ids)) AND \(sql: held)")
            return Set(try rows.values(of: "id"))
        }
    }

    /// Whether the row `r` is held back; `nil` while none is.
    private static func isHeld(on connection: Connection) async throws -> SQL? {
        guard let cut = try await Quarantines.cut(on: connection), cut.isHeld else { return nil }
        return "r.created_at < \(cut.before) AND coalesce(r.confirmed_at, '-infinity') < \(cut.began)"
    }

    package func settle(
        _ items: [RestoredItem], _ word: RestoredWord, by request: Request
    ) async throws -> [UUID: String] {
        let failed = try await RestoredItem.each(items) { item in
            if item.group == .queued {
                try await word.settle(item.id, of: name, in: ledger, by: request.principal)
            } else if item.group == .hands, word == .sent {
                try await report(item, by: request.principal)
            }
        }
        let done = items.filter { failed[$0.id] == nil }
        let ids = done.map(\.id)
        let others = done.filter { $0.group != .queued && !($0.group == .hands && word == .sent) }.map(\.id)
        try await ledger.outbox.transaction { connection in
            if word != .goOn {
                // Before the rows are locked: what hands have not taken yet is not offered any more.
                _ = try await Ledger.cancel(
                    product: name, subjects: others, reason: RestoredRows.settled, by: request.principal.id,
                    on: connection)
            }
            let began = try await Quarantines.cut(on: connection)?.began
            try await connection.execute(
                """
                UPDATE \(unsafeIdentifier: table) SET confirmed_at = greatest(clock_timestamp(), \(began)::timestamptz)
                WHERE id = ANY(\(ids))
                """)
            guard word != .goOn else { return }
            let end = word == .sent ? "status = \(SubjectStanding.sent.rawValue)" : skipped
            try await connection.execute(
                "UPDATE \(unsafeIdentifier: table) SET \(sql: end) WHERE id = ANY(\(others))")
        }
        return failed
    }

    /// Through the ledger: it uses the account's limits, and what follows a sending follows.
    private func report(_ item: RestoredItem, by principal: Principal) async throws {
        let found = try await ledger.outbox.database.withConnection {
            try await HandsReading.item(product: name, subject: item.id, on: $0)
        }
        guard let found else { throw Problem.notFound("It is no longer in the queue.") }
        do {
            try await HandReport(ledger: ledger).sent(
                found.id, product: name, by: Hand(id: principal.id, name: principal.name), text: nil, alreadySent: true)
        } catch is HandRefusal {
            throw Problem.conflict("not-unknown", "Somebody has settled it meanwhile.")
        }
    }

    private static let settled = "somebody has said after a restore what became of it"
}
