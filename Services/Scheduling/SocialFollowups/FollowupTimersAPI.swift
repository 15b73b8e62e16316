package import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import SocialContract
internal import Timekeeping

/// Which follow-ups wait, and until when.
package final class FollowupTimersAPI: Sendable {
    private let database: Database

    package init(database: Database) { self.database = database }

    package var routes: [Route] {
        [
            .get(
                "/api/social/followup-timers", .read, "Follow-up timers, the next due first.",
                query: [
                    .optional("status", .choice(["waiting", "raised", "cancelled", "failed"])),
                    .optional("profile_id", .uuid),
                    .optional("limit", .integer(1...200)), PageCursor.field,
                ]
            ) { [self] in try await list($0) },
            .post(
                "/api/social/followup-timers/{message_id}/retry", .draft, "Raise a timer again whose follow-up failed.",
                response: "The timer, waiting and due."
            ) { [self] in try await retry($0) },
        ]
    }

    private static let columns: SQL =
        "message_id, profile_id, thread_id, due_at, status, raised_at, code, reason, failed_at"

    private static func json(_ row: Row) throws(DatabaseError) -> JSONValue {
        [
            "message_id": .string((try row["message_id"] as UUID).lowercase),
            "profile_id": .string((try row["profile_id"] as UUID).lowercase),
            "thread_id": .string((try row["thread_id"] as UUID).lowercase),
            "due_at": .string((try row["due_at"] as Timestamp).iso8601), "status": .string(try row["status"]),
            "raised_at": JSONValue((try row["raised_at"] as Timestamp?)?.iso8601),
            "code": JSONValue(try row["code"] as String?), "reason": JSONValue(try row["reason"] as String?),
            "failed_at": JSONValue((try row["failed_at"] as Timestamp?)?.iso8601),
        ]
    }

    private func retry(_ request: Request) async throws -> Response {
        let id = try request.uuid("message_id")
        let row = try await database.first(
            """
            UPDATE social.social_followup_timers SET status = 'waiting', due_at = clock_timestamp(), code = NULL, reason = NULL,
                failed_at = NULL WHERE message_id = \(id) AND status = 'failed' RETURNING \(sql: FollowupTimersAPI.columns)
            """)
        if let row { return .json(200, try FollowupTimersAPI.json(row)) }
        let known: String? = try await database.first(
            "SELECT status FROM social.social_followup_timers WHERE message_id = \(id)")?[0]
        guard let known else { throw Problem.notFound("There is no timer for this message.") }
        throw Problem.conflict(
            "not-failed", "This timer is \(known); there is nothing to try again.",
            extra: [("timer_status", .string(known))])
    }

    private func list(_ request: Request) async throws -> Response {
        let limit = request.query.first("limit").flatMap { Int($0) } ?? 50
        let status = request.query.first("status")
        let profile = request.query.first("profile_id").flatMap(UUID.init(text:))
        let after = try request.query.cursor
        let rest: SQL = after.map { "AND (due_at, message_id) > (\($0.at), \($0.id))" } ?? ""
        let rows = try await database.query(
            """
            SELECT \(sql: FollowupTimersAPI.columns) FROM social.social_followup_timers
            WHERE (\(status)::text IS NULL OR status = \(status))
              AND (\(profile)::uuid IS NULL OR profile_id = \(profile)) \(sql: rest)
            ORDER BY due_at, message_id LIMIT \(Int64(limit + 1))
            """)
        let items = try rows.prefix(limit).map(FollowupTimersAPI.json)
        let last = rows.count > limit ? rows[limit - 1] : nil
        let next = try last.map { row throws(DatabaseError) in PageCursor(at: try row[3], id: try row[0]).text }
        return Response.json(200, ["items": .array(items), "next_cursor": JSONValue(next)]).linked(
            next: next, of: request)
    }
}
