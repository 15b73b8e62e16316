internal import Database
internal import FoundationEssentials
internal import JSON

/// What is shown of jobs.
struct JobReading: Sendable {
    let tables: JobTables
    let database: Database
    /// Failures that are listed with the job itself; the others are on the pages of its items.
    private static let mostFailures: Int64 = 1000

    func find(_ id: UUID) async throws(DatabaseError) -> Job? { try await row(id).map(Job.init) }

    /// A job by the columns under which it is shown.
    func row(_ id: UUID) async throws(DatabaseError) -> Row? {
        try await database.first(
            "SELECT \(sql: Job.columns) FROM \(unsafeIdentifier: tables.jobs) j WHERE j.id = \(id)")
    }

    /// Why items failed, or wait for a next try: by code and reason, the most frequent first, with some of them.
    func reasons(_ job: UUID) async throws -> [JSONValue] {
        guard let items = tables.items else { return [] }
        let rows = try await database.query(
            """
            SELECT code, reason, status = 'failed' AS is_final, count(*) AS count,
                (array_agg(\(unsafeIdentifier: tables.subject)))[1:5] AS examples
            FROM \(unsafeIdentifier: items) WHERE job_id = \(job) AND code IS NOT NULL AND status <> 'completed'
            GROUP BY 1, 2, 3 ORDER BY count(*) DESC, code, reason LIMIT 100
            """)
        return try rows.map { row in
            let examples: [UUID] = try row["examples"]
            return [
                "code": .string(try row["code"]), "reason": JSONValue(try row["reason"] as String?),
                "is_final": .bool(try row["is_final"]), "count": .int(try row["count"]),
                "examples": .array(examples.map { .string($0.lowercase) }),
            ]
        }
    }

    /// The first failures, each with its subject.
    func failures(_ job: UUID) async throws -> [JSONValue] {
        guard let items = tables.items else { return [] }
        let rows = try await database.query(
            """
            SELECT \(unsafeIdentifier: tables.subject) AS subject, status, code, reason, attempts
            FROM \(unsafeIdentifier: items) WHERE job_id = \(job) AND code IS NOT NULL
              AND status <> 'completed' ORDER BY created_at, id LIMIT \(JobReading.mostFailures)
            """)
        return try rows.map { row in
            [
                tables.subjectName: .string((try row["subject"] as UUID).lowercase), "code": .string(try row["code"]),
                "reason": JSONValue(try row["reason"] as String?),
                "is_final": .bool(try row["status"] == "failed"), "attempts": .int(Int64(try row["attempts"] as Int32)),
            ]
        }
    }
}
