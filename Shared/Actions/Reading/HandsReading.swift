package import Database
package import FoundationEssentials
package import Timekeeping

/// What waits for hands, and what hands did.
package enum HandsReading {
    /// Where a list goes on. What nobody reported comes before what waits.
    package struct Place: Sendable {
        package let isDoubtful: Bool
        package let at: Timestamp
        package let id: UUID

        package init(isDoubtful: Bool, at: Timestamp, id: UUID) {
            (self.isDoubtful, self.at, self.id) = (isDoubtful, at, id)
        }
    }

    /// First what was perhaps done and not reported, then what waits and what the caller has in hand; each the oldest first.
    /// - Parameter withOthers: also what others have in hand.
    package static func page(
        product: String, for caller: String, withOthers: Bool = false, platform: String?, after: Place?, limit: Int,
        on connection: Connection
    ) async throws(DatabaseError) -> [HandsItem] {
        var items: [HandsItem] = []
        if after?.isDoubtful ?? true {
            let rest = condition(product, platform, after)
            items = try decode(
                try await connection.query(
                    """
                    \(sql: select) WHERE a.delivery = 'hands' AND \(sql: rest)
                      AND (a.status = 'unknown' AND a.needs_person
                           OR a.status = 'calling' AND a.claimed_until <= clock_timestamp())
                    ORDER BY a.created_at, a.id LIMIT \(Int64(limit))
                    """))
        }
        guard items.count < limit else { return items }
        let rest = condition(product, platform, after?.isDoubtful ?? true ? nil : after)
        return items
            + (try decode(
                try await connection.query(
                    """
                    \(sql: select) WHERE a.delivery = 'hands' AND a.status IN ('offered', 'calling') AND \(sql: rest)
                      AND (a.status = 'offered' OR (\(withOthers) OR a.claimed_by = \(caller)) AND a.claimed_until > clock_timestamp())
                    ORDER BY a.created_at, a.id LIMIT \(Int64(limit - items.count))
                    """)))
    }

    private static func condition(_ product: String, _ platform: String?, _ after: Place?) -> SQL {
        """
        a.product = \(product) AND (\(platform)::text IS NULL OR a.platform = \(platform))
          AND (\(after?.at)::timestamptz IS NULL OR (a.created_at, a.id) > (\(after?.at), \(after?.id)))
        """
    }

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

    private static let select: SQL = """
        SELECT a.id, a.subject_id, a.platform, a.account_id,
               CASE WHEN a.status = 'calling' AND a.claimed_until <= clock_timestamp() THEN 'unknown' ELSE a.status END AS status,
               a.created_at, a.claimed_by, a.claimed_name, a.last_call_at,
               a.claimed_until, a.finished_by, a.finished_at FROM platform.actions a
        """

    private static func decode(_ rows: Rows) throws(DatabaseError) -> [HandsItem] {
        try rows.map { row throws(DatabaseError) in try HandsItem(row) }
    }
}
