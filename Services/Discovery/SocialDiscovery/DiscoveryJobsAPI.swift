package import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import SocialContract
internal import Timekeeping

/// Discovery jobs (R0.53 to R0.55, R0.61). A job names a network and what to look for; without a search provider for that
/// network it fails at once and says so, and people come in by import.
package final class DiscoveryJobsAPI: Sendable {
    private let database: Database

    package init(database: Database) { self.database = database }

    private static let words = Shape.array(.string(min: 1, max: 200), max: 50)
    private static let body = Shape.object([
        .required("platform", .choice(SocialPlatform.allCases.map(\.rawValue))),
        .optional("categories", words), .optional("locations", words), .optional("keywords", words),
        .optional("parameters", .map(.any), "Network-specific parameters (R0.25)."),
    ])

    package var routes: [Route] {
        [
            .post(
                "/api/social/discover", .review, "Start a discovery job.", body: DiscoveryJobsAPI.body,
                response: "The job."
            ) { [self] in try await start($0) },
            .post(
                "/api/social/pipeline/discover", .review, "Stage 1: start a discovery job.",
                body: DiscoveryJobsAPI.body,
                response: "The job."
            ) { [self] in try await start($0) },
            .get(
                "/api/social/discovery-jobs", .read, "Discovery jobs, newest first.",
                query: [
                    .optional("platform", .choice(SocialPlatform.allCases.map(\.rawValue))),
                    .optional("status", .choice(["pending", "running", "completed", "failed"])),
                    .optional("limit", .integer(1...200)), PageCursor.field,
                ]
            ) { [self] in try await list($0) },
            .get("/api/social/discovery-jobs/{job_id}", .read, "One discovery job.") { [self] in
                try await show($0)
            },
        ]
    }

    private static let columns: SQL = """
        id, platform, categories, locations, keywords, parameters::text, status, results_count, error_message, created_at, \
        updated_at, completed_at
        """

    private func start(_ request: Request) async throws -> Response {
        let body = request.json ?? .null
        let platform = body["platform"]?.stringValue ?? ""
        let reason = """
            No search provider is set up for \(platform), so nothing was searched. Import a file with POST \
            /api/social/imports.
            """
        let row = try await database.first(
            """
            INSERT INTO social.social_discovery_jobs (platform, categories, locations, keywords, parameters, status,
                error_message, updated_at, completed_at)
            VALUES (\(platform), \(texts(body["categories"])), \(texts(body["locations"])), \(texts(body["keywords"])),
                    \(JSONText(body["parameters"]?.text ?? "{}")), 'failed', \(reason), clock_timestamp(), clock_timestamp())
            RETURNING \(sql: DiscoveryJobsAPI.columns)
            """)
        guard let row else { throw Problem.failure }
        let job = try json(row)
        let location = "/api/social/discovery-jobs/\(job["id"]?.stringValue ?? "")"
        return .accepted(location: location, job)
    }

    private func texts(_ value: JSONValue?) -> [String]? { value?.arrayValue?.compactMap(\.stringValue) }

    private func list(_ request: Request) async throws -> Response {
        let limit = request.query.first("limit").flatMap { Int($0) } ?? 50
        let platform = request.query.first("platform")
        let status = request.query.first("status")
        let before = try request.query.cursor
        let rows = try await database.query(
            """
            SELECT \(sql: DiscoveryJobsAPI.columns) FROM social.social_discovery_jobs
            WHERE (\(platform)::text IS NULL OR platform = \(platform)) AND (\(status)::text IS NULL OR status = \(status))
              AND (\(before?.at)::timestamptz IS NULL OR (created_at, id) < (\(before?.at), \(before?.id)))
            ORDER BY created_at DESC, id DESC LIMIT \(Int64(limit + 1))
            """)
        let last = rows.count > limit ? rows[limit - 1] : nil
        let next = try last.map { row throws(DatabaseError) in PageCursor(at: try row[9], id: try row[0]).text }
        return Response.json(200, ["items": .array(try rows.prefix(limit).map(json)), "next_cursor": JSONValue(next)])
            .linked(next: next, of: request)
    }

    private func show(_ request: Request) async throws -> Response {
        let id = try request.uuid("job_id")
        let row = try await database.first(
            "SELECT \(sql: DiscoveryJobsAPI.columns) FROM social.social_discovery_jobs WHERE id = \(id)")
        guard let row else { throw Problem.notFound("There is no such discovery job.") }
        return .json(200, try json(row))
    }

    private func json(_ row: Row) throws -> JSONValue {
        func list(_ column: Int) throws -> JSONValue {
            let values: [String]? = try row[column]
            return values.map { .array($0.map(JSONValue.string)) } ?? .null
        }
        func time(_ column: Int) throws -> JSONValue { JSONValue((try row[column] as Timestamp?)?.iso8601) }
        let parameters: String? = try row[5]
        return [
            "id": .string((try row[0] as UUID).lowercase), "platform": .string(try row[1]), "categories": try list(2),
            "locations": try list(3), "keywords": try list(4),
            "parameters": try parameters.map { try JSONValue.parse(Array($0.utf8)) } ?? .null,
            "status": .string(try row[6]),
            "results_count": .int(Int64((try row[7] as Int32?) ?? 0)),
            "error_message": JSONValue(try row[8] as String?),
            "created_at": try time(9), "updated_at": try time(10), "completed_at": try time(11),
        ]
    }
}
