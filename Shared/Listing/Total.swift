internal import Database
internal import JSON

/// How many rows a list has, as far as it was worth counting.
struct Total {
    let rows: Int64
    /// `false`: there are at least as many.
    let isExact: Bool

    /// Counting goes no further, and takes no longer than ``patience``.
    static let most: Int64 = 100_000
    /// Milliseconds.
    static let patience: Int64 = 1000

    func write(to writer: inout JSONWriter) {
        writer.key("total")
        writer.value(rows)
        writer.key("total_is_exact")
        writer.value(isExact)
    }
}

extension Listing {
    /// - Parameter least: rows that have been seen.
    func total(_ query: ListingQuery, atLeast least: Int, in database: Database) async throws -> Total {
        var counted: SQL = "FROM \(sql: source)"
        Listing.add(try condition(query), to: &counted)
        do {
            let answers = try await database.withConnection { connection in
                try await connection.pipeline([
                    "SELECT set_config('statement_timeout', \(String(Total.patience)), true)",
                    "SELECT count(*) AS rows FROM (SELECT \(sql: counted) LIMIT \(Total.most + 1)) AS counted",
                ])
            }
            let rows: Int64 = try answers[1].first?["rows"] ?? 0
            return Total(rows: min(rows, Total.most), isExact: rows <= Total.most)
        } catch let error as DatabaseError where error.kind == .timeout {
            return Total(rows: Int64(least), isExact: false)
        }
    }
}
