internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import Timekeeping

/// What is shown of jobs.
struct JobReading: Sendable {
    let tables: JobTables
    let database: Database
    /// Failures that are listed with the job itself; the others are on the pages of its items.
    private static let mostFailures: Int64 = 1000

    func find(_ id: UUID) async throws(DatabaseError) -> Job? {
        let row = try await database.first(
            "SELECT \(sql: Job.columns) FROM \(unsafeIdentifier: tables.jobs) j WHERE j.id = \(id)")
        return try row.map { row throws(DatabaseError) in try Job(row) }
    }

    func list(
        kind: String?, status: String?, limit: Int, before: PageCursor?
    ) async throws(DatabaseError) -> (jobs: [Job], next: PageCursor?) {
        let rows = try await database.query(
            """
            SELECT \(sql: Job.columns) FROM \(unsafeIdentifier: tables.jobs) j
            WHERE (\(kind)::text IS NULL OR j.kind = \(kind)) AND (\(status)::text IS NULL OR j.status = \(status))
              AND (\(before?.at)::timestamptz IS NULL OR (j.created_at, j.id) < (\(before?.at), \(before?.id)))
            ORDER BY j.created_at DESC, j.id DESC LIMIT \(Int64(limit + 1))
            """)
        let jobs = try rows.prefix(limit).map { row throws(DatabaseError) in try Job(row) }
        let last = rows.count > limit ? jobs.last : nil
        return (jobs, last.map { PageCursor(at: $0.createdAt, id: $0.id) })
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
            SELECT \(sql: itemColumns) FROM \(unsafeIdentifier: items) WHERE job_id = \(job) AND code IS NOT NULL
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

    private var itemColumns: SQL {
        "id, \(unsafeIdentifier: tables.subject) AS subject, status, code, reason, attempts, created_at"
    }

    func items(
        of job: UUID, status: String?, limit: Int, after: PageCursor?
    ) async throws -> (items: [JSONValue], next: PageCursor?) {
        guard let items = tables.items else { return ([], nil) }
        let rows = try await database.query(
            """
            SELECT \(sql: itemColumns) FROM \(unsafeIdentifier: items)
            WHERE job_id = \(job) AND (\(status)::text IS NULL OR status = \(status))
              AND (\(after?.at)::timestamptz IS NULL OR (created_at, id) > (\(after?.at), \(after?.id)))
            ORDER BY created_at, id LIMIT \(Int64(limit + 1))
            """)
        let shown = try rows.prefix(limit).map { row -> JSONValue in
            [
                "id": .string((try row["id"] as UUID).lowercase),
                tables.subjectName: .string((try row["subject"] as UUID).lowercase),
                "status": .string(try row["status"]),
                "code": JSONValue(try row["code"] as String?), "reason": JSONValue(try row["reason"] as String?),
                "attempts": .int(Int64(try row["attempts"] as Int32)),
                "created_at": .string((try row["created_at"] as Timestamp).iso8601),
            ]
        }
        let last = rows.count > limit ? rows[limit - 1] : nil
        return (shown, try last.map { PageCursor(at: try $0["created_at"], id: try $0["id"]) })
    }
}
