internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import Timekeeping

/// Two known people who are one by today's spelling of names: nothing is merged by itself.
extension SocialProfilesAPI {
    var doublesRoutes: [Route] {
        [
            .get(
                "/api/social/doubles", .read, "People known twice, under two spellings of one name; close one of each.",
                query: [.optional("limit", .integer(1...200)), PageCursor.field],
                response: "`items` with `profile_id`, `same_as`, both usernames and statuses; `next_cursor`.",
                listDoubles)
        ]
    }

    private func listDoubles(_ request: Request) async throws -> Response {
        let limit = request.query.first("limit").flatMap { Int($0) } ?? 50
        let after = try request.query.cursor
        let rows = try await repository.database.query(
            """
            SELECT d.profile_id, d.same_as, d.found_at, p.platform, p.username AS username, o.username AS other_username,
                p.outreach_status AS outreach_status, o.outreach_status AS other_outreach_status
            FROM social.social_doubles d JOIN social.social_profiles p ON p.id = d.profile_id
            JOIN social.social_profiles o ON o.id = d.same_as
            WHERE \(after?.at)::timestamptz IS NULL OR (d.found_at, d.profile_id) < (\(after?.at), \(after?.id))
            ORDER BY d.found_at DESC, d.profile_id DESC LIMIT \(Int64(limit + 1))
            """)
        let items = try rows.prefix(limit).map { row throws(DatabaseError) -> JSONValue in
            [
                "profile_id": .string((try row["profile_id"] as UUID).lowercase),
                "same_as": .string((try row["same_as"] as UUID).lowercase), "platform": .string(try row["platform"]),
                "username": .string(try row["username"]), "other_username": .string(try row["other_username"]),
                "outreach_status": .string(try row["outreach_status"]),
                "other_outreach_status": .string(try row["other_outreach_status"]),
                "found_at": .string((try row["found_at"] as Timestamp).iso8601),
            ]
        }
        let last = rows.count > limit ? rows[limit - 1] : nil
        let next = try last.map { row throws(DatabaseError) in
            PageCursor(at: try row["found_at"], id: try row["profile_id"]).text
        }
        return Response.json(200, ["items": .array(items), "next_cursor": JSONValue(next)]).linked(
            next: next, of: request)
    }
}
