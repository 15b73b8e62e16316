internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import SocialContract

/// Where a list of messages goes on, and what it shows.
struct MessagePage: Sendable {
    let limit: Int
    let platform: String?
    let profile: UUID?
    let type: String?
    let before: PageCursor?

    static let query: [QueryField] = [
        .optional("platform", .known { SocialPlatform.names }), .optional("social_profile_id", .uuid),
        .optional("message_type", .choice(MessageType.allCases.map(\.rawValue))),
        .optional("limit", .integer(1...200), "50 unless told."),
        PageCursor.field,
    ]

    init(_ query: QueryItems) throws(Problem) {
        limit = query.first("limit").flatMap { Int($0) } ?? 50
        platform = query.first("platform")
        profile = query.first("social_profile_id").flatMap(UUID.init(text:))
        type = query.first("message_type")
        before = try query.cursor
    }

    /// Newest first by `column`, which must not be null among `statuses`.
    func sql(statuses: [SocialMessageStatus], by column: SQL, profile owner: UUID? = nil) -> SQL {
        var sql: SQL =
            "SELECT \(sql: MessageJSON.columns) FROM social.social_messages m WHERE m.status = ANY(\(statuses))"
        if let platform { sql += " AND m.platform = \(platform)" }
        if let profile = owner ?? profile { sql += " AND m.social_profile_id = \(profile)" }
        if let type { sql += " AND m.message_type = \(type)" }
        if let before { sql += " AND (\(sql: column), m.id) < (\(before.at), \(before.id))" }
        return sql + " ORDER BY \(sql: column) DESC, m.id DESC LIMIT \(Int64(limit + 1))"
    }
}
