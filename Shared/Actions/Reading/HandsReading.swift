package import Database
package import FoundationEssentials
internal import HTTPServer
internal import Listing

/// What waits for hands, and what hands did.
package enum HandsReading {
    /// First what was perhaps done and not reported, then what waits and what the caller has in hand; each the oldest first.
    /// - Parameters:
    ///   - withOthers: also what others have in hand.
    ///   - after: the cursor of the page before.
    /// - Throws: 400 for a cursor that no page gave.
    package static func page(
        product: String, for caller: String, withOthers: Bool = false, platform: String?, after: String?, limit: Int,
        in database: Database
    ) async throws -> (items: [HandsItem], next: String?) {
        let said = [("product", product)] + (platform.map { [("platform", $0)] } ?? [])
        let hand = withOthers ? [] : [("hand", caller)]
        guard after.map(doubtful.gave) ?? true else {
            let (rows, next) = try await waiting.rows(waiting.query(said + hand + page(after, limit)), in: database)
            return (try decode(rows), next)
        }
        let first = try doubtful.query(said + page(after, limit))
        let second = try waiting.query(said + hand + page(nil, limit))
        let both = try await Listing.rows((doubtful, first), (waiting, second), in: database)
        let (items, rest) = (try decode(both[0].shown), both[1].shown)
        if let next = both[0].next { return (items, next) }
        let room = limit - items.count
        if room == 0, let last = both[0].shown.last {
            return (items, rest.isEmpty ? nil : try doubtful.cursor(behind: last, first))
        }
        let shown = rest.prefix(room)
        let next =
            shown.count < rest.count ? try waiting.cursor(behind: shown[shown.endIndex - 1], second) : both[1].next
        return (items + (try decode(shown)), next)
    }

    private static func page(_ after: String?, _ limit: Int) -> [(String, String)] {
        [("limit", "\(limit)")] + (after.map { [("cursor", $0)] } ?? [])
    }

    private static let filters: [Filter] = [
        .equals("product", .text, "a.product"), .equals("platform", .text, "a.platform"),
    ]

    /// What nobody reported.
    private static let doubtful = Listing(
        "platform.hands-unreported", record, from: source,
        where: """
            a.delivery = 'hands' AND (a.status = 'unknown' AND a.needs_person
                OR a.status = 'calling' AND a.claimed_until <= clock_timestamp())
            """, filters: filters, orders: [Order(by: "created_at", first: .ascending)])

    private static let waiting = Listing(
        "platform.hands", record, from: source,
        where: """
            a.delivery = 'hands' AND a.status IN ('offered', 'calling')
            AND (a.status = 'offered' OR a.claimed_until > clock_timestamp())
            """,
        filters: filters + [
            .said(.optional("hand", .text)) { caller in "(a.status = 'offered' OR a.claimed_by = \(caller))" }
        ], orders: [Order(by: "created_at", first: .ascending)])

    /// - Returns: `nil` when there is none with this id.
    package static func item(
        _ id: UUID, product: String, on connection: Connection
    ) async throws(DatabaseError) -> HandsItem? {
        try decode(
            try await connection.query(
                "\(sql: select) WHERE a.id = \(id) AND a.product = \(product) AND a.delivery = 'hands'")
        ).first
    }

    /// What hands have to do with a product's own row.
    /// - Returns: `nil` when its newest action is not theirs.
    package static func item(
        product: String, subject: UUID, on connection: Connection
    ) async throws(DatabaseError) -> HandsItem? {
        try decode(
            try await connection.query(
                """
                \(sql: select) WHERE a.delivery = 'hands' AND a.id = (
                    SELECT n.id FROM platform.actions n WHERE \(sql: SubjectRows.condition("n", product: product, subject: subject))
                    ORDER BY n.created_at DESC LIMIT 1)
                """)
        ).first
    }

    private static let record = Record(
        "HandsItem",
        [
            .uuid("id", "a.id"), .uuid("subject_id", "a.subject_id"), .text("platform", "a.platform"),
            .text("operation", "a.operation"), .uuid("account_id", "a.account_id"),
            .text(
                "status",
                "CASE WHEN a.status = 'calling' AND a.claimed_until <= clock_timestamp() THEN 'unknown' ELSE a.status END"
            ),
            .timestamp("created_at", "a.created_at"), .text("claimed_by", "a.claimed_by").nullable,
            .text("claimed_name", "a.claimed_name").nullable, .timestamp("last_call_at", "a.last_call_at").nullable,
            .timestamp("claimed_until", "a.claimed_until").nullable, .text("finished_by", "a.finished_by").nullable,
            .timestamp("finished_at", "a.finished_at").nullable,
        ])
    private static let source: SQL = "platform.actions a"
    private static let select: SQL = "SELECT \(sql: record.selection) FROM \(sql: source)"

    private static func decode(_ rows: some Collection<Row>) throws(DatabaseError) -> [HandsItem] {
        try rows.map { row throws(DatabaseError) in try HandsItem(row) }
    }
}
