internal import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import Phrases
internal import SocialContract
package import SocialThreads
internal import Timekeeping

/// What people wrote back.
package struct RepliesAPI: Sendable {
    let context: MessagingContext

    package init(context: MessagingContext) { self.context = context }

    package var routes: [Route] {
        [
            .get(
                "/api/social/replies", .read, "What people wrote to us, newest first.",
                query: [
                    .optional("profile_id", .uuid),
                    .optional("unmatched", .boolean, "Only those whose writer is not known (yet)."),
                    .optional("meaning", .choice(Heard.Meaning.allCases.map(\.rawValue)), "What it means."),
                    .optional(
                        "undecided", .boolean,
                        "Only those that may be a no and hold their writer until somebody decides."),
                    .optional("platform", .known { SocialPlatform.names }),
                    .optional("limit", .integer(1...200), "50 unless told."), PageCursor.field,
                ], answer: .json(.page(ReplyShapes.reply), "A page."), list),
            .post(
                "/api/social/replies/{id}/decision", .review, "Say what a reply means: it ends a doubt.",
                body: .object([
                    .required("meaning", .choice(["no", "other"]), "`no`: its writer is never written to again.")
                ]), answer: .json(ReplyShapes.decided, "What it means now."), decide),
        ]
    }

    private func list(_ request: Request) async throws -> Response {
        let limit = request.query.first("limit").flatMap { Int($0) } ?? 50
        let rows = try await context.database.query(try statement(request.query, limit: limit + 1))
        let last = rows.count > limit ? rows[limit - 1] : nil
        let next = try last.map { row throws(DatabaseError) in PageCursor(at: try row[8], id: try row[0]).text }
        let items = try rows.prefix(limit).map(RepliesAPI.json)
        return Response.json(200, ["items": .array(items), "next_cursor": JSONValue(next)]).linked(
            next: next, of: request)
    }

    private func decide(_ request: Request) async throws -> Response {
        let id = try request.uuid("id")
        let decision = ReplyDecision(context: context)
        let isNo = request.json?["meaning"]?.stringValue == "no"
        let actor = request.principal.name
        let outcome = try await isNo ? decision.no(id, by: actor) : decision.other(id, by: actor)
        return .json(
            200,
            ["meaning": .string(outcome.meaning), "suppression_id": JSONValue(outcome.suppression?.lowercase)])
    }

    private func statement(_ query: QueryItems, limit: Int) throws -> SQL {
        var sql: SQL = """
            SELECT y.id, y.platform, y.account_id, y.account_ref, y.external_id, y.platform_user_id, y.profile_id, y.thread_id,
                y.received_at, y.created_at, y.is_objection, y.body, r.username, r.full_name, y.form, y.meaning, y.meaning_words,
                y.decided_by, y.decided_at, y.edited_at, y.deleted_at
            FROM social.social_replies y LEFT JOIN social.social_recipients r ON r.profile_id = y.profile_id WHERE true
            """
        if let platform = query.first("platform") { sql += " AND y.platform = \(platform)" }
        if let profile = query.first("profile_id").flatMap(UUID.init(text:)) {
            sql += " AND y.profile_id = \(profile)"
        }
        if query.first("unmatched") == "true" { sql += " AND y.profile_id IS NULL" }
        if let meaning = query.first("meaning") { sql += " AND y.meaning = \(meaning)" }
        if query.first("undecided") == "true" { sql += " AND y.meaning = 'doubtful' AND y.decided_at IS NULL" }
        if let before = try query.cursor { sql += " AND (y.received_at, y.id) < (\(before.at), \(before.id))" }
        return sql + " ORDER BY y.received_at DESC, y.id DESC LIMIT \(Int64(limit))"
    }

    private static func json(_ row: Row) throws(DatabaseError) -> JSONValue {
        func text(_ column: Int) throws(DatabaseError) -> JSONValue { JSONValue(try row[column] as String?) }
        func id(_ column: Int) throws(DatabaseError) -> JSONValue { JSONValue((try row[column] as UUID?)?.lowercase) }
        func time(_ column: Int) throws(DatabaseError) -> JSONValue {
            JSONValue((try row[column] as Timestamp?)?.iso8601)
        }
        let (meaning, decidedAt): (String, JSONValue) = (try row[15], try time(18))
        return [
            "form": try text(14), "meaning": .string(meaning),
            "meaning_words": .array((try row[16] as [String]).map(JSONValue.string)),
            "is_undecided": .bool(meaning == "doubtful" && decidedAt == .null), "decided_by": try text(17),
            "decided_at": decidedAt, "edited_at": try time(19), "deleted_at": try time(20),
            "id": try id(0), "platform": try text(1), "account_id": try id(2), "account_ref": try text(3),
            "external_id": try text(4), "platform_user_id": try text(5), "profile_id": try id(6),
            "thread_id": try id(7), "username": try text(12), "full_name": try text(13), "body": try text(11),
            "received_at": .string((try row[8] as Timestamp).iso8601),
            "created_at": .string((try row[9] as Timestamp).iso8601), "is_objection": .bool(try row[10]),
        ]
    }
}
