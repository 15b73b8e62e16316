internal import Database

/// Reads one lane of the log behind a moving position, fenced: only transactions that can no longer be overtaken.
///
/// A reader with `id > last` would lose events of slow writers (measured: 609 of 2,000); it stays in the tests as the
/// control that must fail.
struct LogReader {
    let types: [String]
    let lane: Lane?

    /// What one look at the log gave.
    struct Page {
        var events: [Event] = []
        /// Everything up to here was looked at.
        var scanned: Position
        /// There may be more right behind `scanned`.
        var isFull = false
        /// Committed events stand above the fence: an older transaction is still open, look again in a moment.
        var hasPending = false
    }

    func read(after start: Position, shards: [Int16], limit: Int, on connection: Connection) async throws -> Page {
        let era = try await Era.of(connection)
        let rows = try await connection.pipeline([
            LogReader.alongTheIndex,
            """
            SELECT f.fence, e.ready, \(sql: Event.columns)
            FROM (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS fence) f
            LEFT JOIN LATERAL (
                SELECT *, (era < \(era) OR transaction_id < f.fence) AS ready
                FROM (\(sql: log(behind: start, shards, limit))) AS log
                ORDER BY era, transaction_id, position LIMIT \(Int64(limit))
            ) e ON true
            """,
        ])[1]
        let fence: XID8 = try rows[0][0]
        var page = Page(scanned: max(start, .below(fence: fence.value, era: era)))
        for row in rows {
            guard let ready: Bool = try row[1] else { return page }
            guard ready else {
                page.hasPending = true
                return page
            }
            page.events.append(try Event(row: row, first: 2))
        }
        if page.events.count == limit, let last = page.events.last {
            page.isFull = true
            page.scanned = last.at
        }
        return page
    }

    /// The log must be read in the order of its index, from the cursor on. A planner without statistics of a day that has just
    /// begun takes the backlog for one row and sorts all of it, for every batch (measured: 400 ms a batch behind 200,000
    /// events). Holds for the pipeline's implicit transaction.
    private static let alongTheIndex: SQL = "SELECT set_config('enable_sort', 'off', true)"

    /// Each lane on its own, in the index's order; a lane is a literal, so that the index serves it.
    private func log(behind start: Position, _ shards: [Int16], _ limit: Int) -> SQL {
        let lanes: [SQL] =
            switch lane {
            case .live: ["0"]
            case .bulk: ["1"]
            case nil: ["0", "1"]
            }
        return lanes.map { number in
            """
            (SELECT * FROM outbox.events
             WHERE lane = \(sql: number) AND type = ANY(\(types)) AND shard = ANY(\(shards)) AND
                   (era, transaction_id, position) > (\(start.era), \(XID8(start.transactionID)), \(start.position))
             ORDER BY era, transaction_id, position LIMIT \(Int64(limit)))
            """
        }.joined(separator: " UNION ALL ")
    }
}
