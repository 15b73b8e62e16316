internal import Database
internal import FoundationEssentials

/// Reads one lane of the log behind a moving position, fenced: only transactions that can no longer be overtaken.
///
/// A reader with `id > last` would lose events of slow writers (measured: 609 of 2,000); it stays in the tests as the
/// control that must fail.
struct LogReader {
    let types: [String]
    let lane: Lane?

    /// What one look at the log gave, all of it in one statement.
    struct Page {
        var events: [Event] = []
        /// In which life of the database it was seen; `nil` where none has begun, and then nothing was read.
        var life: Life?
        /// Where the next look begins: the last event below the fence that could be seen, of whatever type. Never the fence itself:
        /// ids that nobody committed are given out again after a crash, those up to an event that is on disk are not.
        /// Among events it is the last of them; without any, and without having sought, it has not moved.
        var scanned: Position
        /// Transactions below it had ended at this look. Good for this look only.
        var fence: UInt64 = 0
        /// There may be more right behind `scanned`.
        var isFull = false
        /// Committed events stand above the fence: an older transaction is still open, look again in a moment.
        var hasPending = false
    }

    /// - Parameter seeking: also moves behind what is of other types, where nothing is ready (``EndSeeking``).
    func read(
        after start: Position, shards: [Int16], limit: Int, seeking: Bool, on connection: Connection
    ) async throws -> Page {
        let end: SQL = seeking ? end(behind: start) : LogReader.noEnd
        let rows = try await connection.pipeline([
            LogReader.alongTheIndex,
            """
            SELECT f.fence, f.life, l.era AS end_era, l.transaction_id AS end_transaction, l.position AS end_position,
                   (e.era < f.era OR e.transaction_id < f.fence) AS is_ready, \(sql: EventColumns.list)
            FROM (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS fence, l.era, l.life
                  FROM (SELECT) AS nothing LEFT JOIN outbox.life l ON \(sql: Life.isHome) OFFSET 0) f
            LEFT JOIN LATERAL (\(sql: end)) l ON true
            LEFT JOIN LATERAL (\(sql: log(behind: start, shards, limit))) e ON true
            """,
        ])[1]
        return try page(rows, after: start, limit: limit)
    }

    /// Where the log ends now, for whoever hears what comes from now on.
    func end(on connection: Connection) async throws -> Page {
        try await read(after: .start, shards: [], limit: 0, seeking: true, on: connection)
    }

    private func page(_ rows: Rows, after start: Position, limit: Int) throws -> Page {
        var (page, events) = (try head(of: rows, after: start), [Event]())
        guard page.life != nil else { return page }
        let (columns, ready) = (try EventColumns(rows), try rows.column("is_ready"))
        for row in rows {
            guard let isReady: Bool = try row[ready] else { break }
            guard isReady else {
                page.hasPending = true
                break
            }
            events.append(try Event(row, columns))
        }
        page.events = events
        guard let last = page.events.last else { return page }
        page.isFull = page.events.count == limit
        page.scanned = last.at
        return page
    }

    /// What every row says: of the look itself.
    private func head(of rows: Rows, after start: Position) throws(DatabaseError) -> Page {
        let row = rows[0]
        let fence: XID8 = try row["fence"]
        var page = Page(scanned: start, fence: fence.value)
        page.life = (try row["life"] as UUID?).map { Life(id: $0) }
        guard page.life != nil, let era: Int32 = try row["end_era"] else { return page }
        let transaction: XID8 = try row["end_transaction"]
        page.scanned = Position(era: era, transactionID: transaction.value, position: try row["end_position"])
        return page
    }

    /// The log must be read in the order of its index, from the cursor on. A planner without statistics of a day that has just
    /// begun takes the backlog for one row and sorts all of it, for every batch (measured: 400 ms a batch behind 200,000
    /// events). And it is planned once: by itself PostgreSQL takes arrays and limits for a reason to plan all partitions anew at most reads
    /// (measured: 31 of 55 s of a run of 2,000 sends). Holds for the pipeline's implicit transaction.
    private static let alongTheIndex: SQL =
        "SELECT set_config('enable_sort', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true)"

    private var lanes: [SQL] {
        switch lane {
        case .live: ["0"]
        case .bulk: ["1"]
        case nil: ["0", "1"]
        }
    }

    /// Each lane on its own, in the index's order; a lane is a literal, so that the index serves it.
    private func log(behind start: Position, _ shards: [Int16], _ limit: Int) -> SQL {
        inOrder(
            lanes.map { number in
                """
                SELECT * FROM outbox.events
                WHERE lane = \(sql: number) AND type = ANY(\(types)) AND shard = ANY(\(shards)) AND
                      (era, transaction_id, position) > (\(start.era), \(XID8(start.transactionID)), \(start.position))
                ORDER BY era, transaction_id, position LIMIT \(Int64(limit))
                """
            }, by: "era, transaction_id, position", limit: "\(Int64(limit))")
    }

    /// The last event of each lane below the fence, of any type: one row of the index, read backwards. So it has no lower bound of its own,
    /// at which PostgreSQL would not stop (measured behind 1.2 million events: 0.7 ms, with a bound 200). To look for the last one of
    /// these types would read them all.
    private func end(behind start: Position) -> SQL {
        let last = inOrder(
            lanes.map { number in
                """
                SELECT era, transaction_id, position FROM outbox.events
                WHERE lane = \(sql: number) AND (era, transaction_id) < (f.era, f.fence)
                ORDER BY era DESC, transaction_id DESC, position DESC LIMIT 1
                """
            }, by: "era DESC, transaction_id DESC, position DESC", limit: "1")
        return """
            SELECT * FROM (\(sql: last)) AS last WHERE (era, transaction_id, position) >
                (\(start.era), \(XID8(start.transactionID)), \(start.position))
            """
    }

    private static let noEnd: SQL =
        "SELECT NULL::integer AS era, NULL::xid8 AS transaction_id, NULL::bigint AS position"

    /// One lane is in order; several become so together.
    private func inOrder(_ lanes: [SQL], by order: SQL, limit: SQL) -> SQL {
        guard lanes.count > 1 else { return lanes[0] }
        let all = lanes.map { "(\(sql: $0))" as SQL }.joined(separator: " UNION ALL ")
        return "SELECT * FROM (\(sql: all)) AS lanes ORDER BY \(sql: order) LIMIT \(sql: limit)"
    }
}
