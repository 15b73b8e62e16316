package import Database
package import FoundationEssentials

/// What may be wrong within a line's tables although everything runs. It belongs to the line, because it compares tables of several rooms,
/// none of which may see another's; it only reads.
package struct DamageCheck: Sendable {
    /// What is looked at, as it is said when nothing is found. Checks of one topic stand beside each other.
    package let topic: String
    /// Behind a number: `people whose …`.
    package let finding: String
    /// The operator's next command.
    package let advice: String
    /// Events under way may be the reason, so that it is damage only when it stays.
    package let settlesByEvents: Bool
    /// Gives one column `id`.
    private let statement: SQL

    init(
        _ topic: String, _ finding: String, advice: String, settlesByEvents: Bool = false, _ statement: SQL
    ) {
        (self.topic, self.finding, self.advice) = (topic, finding, advice)
        (self.settlesByEvents, self.statement) = (settlesByEvents, statement)
    }

    /// What a check has found.
    package struct Found: Sendable, Equatable {
        package var count: Int
        /// The first thousand in the order of their ids.
        package var first: [UUID]

        package init(count: Int, first: [UUID]) { (self.count, self.first) = (count, first) }

        /// What was there before and still is.
        package func staying(since before: Found) -> Found {
            guard count == first.count, before.count == before.first.count else {
                return Found(count: min(count, before.count), first: first)
            }
            let both = first.filter(Set(before.first).contains)
            return Found(count: both.count, first: both)
        }
    }

    package func look(on connection: Connection) async throws(DatabaseError) -> Found {
        let row = try await connection.first(
            """
            SELECT count(*), coalesce((array_agg(id ORDER BY id))[1:1000], '{}') FROM (\(sql: statement)) s
            """)
        guard let row else { return Found(count: 0, first: []) }
        let count: Int64 = try row[0]
        return Found(count: Int(count), first: try row[1])
    }

    /// Of these lines, in the order in which they are to be mended.
    package static func all(of lines: [String]) -> [DamageCheck] { lines.contains("social") ? social : [] }
}
