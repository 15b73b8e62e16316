package import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import SocialContract
internal import Timekeeping

/// Which follow-ups wait, and until when.
package final class FollowupTimersAPI: Sendable {
    private let database: Database
    private let schema: Precheck

    package init(database: Database, schema: @escaping Precheck) { (self.database, self.schema) = (database, schema) }

    package var routes: [Route] {
        [
            .get(
                "/api/social/followup-timers", .read, "Follow-up timers, the next due first.",
                query: [
                    .optional("status", .choice(["waiting", "raised", "cancelled"])), .optional("profile_id", .uuid),
                    .optional("limit", .integer(1...200)), PageCursor.field,
                ], precheck: schema
            ) { [self] in try await list($0) }
        ]
    }

    private func list(_ request: Request) async throws -> Response {
        let limit = request.query.first("limit").flatMap { Int($0) } ?? 50
        let status = request.query.first("status")
        let profile = request.query.first("profile_id").flatMap(UUID.init(text:))
        let after = try request.query.cursor
        let rows = try await database.query(
            """
            SELECT message_id, profile_id, thread_id, due_at, status, raised_at FROM social.social_followup_timers
            WHERE (\(status)::text IS NULL OR status = \(status))
              AND (\(profile)::uuid IS NULL OR profile_id = \(profile))
              AND (\(after?.at)::timestamptz IS NULL OR (due_at, message_id) > (\(after?.at), \(after?.id)))
            ORDER BY due_at, message_id LIMIT \(Int64(limit + 1))
            """)
        let items = try rows.prefix(limit).map { row throws(DatabaseError) -> JSONValue in
            [
                "message_id": .string((try row[0] as UUID).lowercase),
                "profile_id": .string((try row[1] as UUID).lowercase),
                "thread_id": .string((try row[2] as UUID).lowercase),
                "due_at": .string((try row[3] as Timestamp).iso8601), "status": .string(try row[4]),
                "raised_at": JSONValue((try row[5] as Timestamp?)?.iso8601),
            ]
        }
        let last = rows.count > limit ? rows[limit - 1] : nil
        let next = try last.map { row throws(DatabaseError) in PageCursor(at: try row[3], id: try row[0]).text }
        return Response.json(200, ["items": .array(items), "next_cursor": JSONValue(next)]).linked(
            next: next, of: request)
    }
}
