internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import SocialContract
internal import Timekeeping

/// Which people a list shows, newest first, and where it goes on.
struct ProfileFilter: Sendable, Hashable {
    var platform: String?
    var discoveryStatus: String?
    var outreachStatus: String?
    var category: String?
    var username: String?
    var saidNo: Bool?
    var limit: Int
    var after: PageCursor?

    static let query: [QueryField] = [
        .optional("platform", .choice(SocialPlatform.allCases.map(\.rawValue)), "Only this network."),
        .optional("discovery_status", .choice(DiscoveryStatus.allCases.map(\.rawValue)), "Only people at this point."),
        .optional("outreach_status", .choice(OutreachStatus.allCases.map(\.rawValue)), "Only people at this point."),
        .optional("category", .string(min: 1, max: 50), "Only this category."),
        .optional("username", .string(min: 1, max: 255), "Only this name on the network."),
        .optional("said_no", .boolean, "Only people who said no, or who did not."),
        .optional("limit", .integer(1...200), "People per page; 50 unless told."),
        PageCursor.field,
    ]

    init(_ query: QueryItems) throws(Problem) {
        platform = query.first("platform")
        discoveryStatus = query.first("discovery_status")
        outreachStatus = query.first("outreach_status")
        category = query.first("category")
        username = query.first("username")
        saidNo = query.first("said_no").map { $0 == "true" }
        limit = query.first("limit").flatMap { Int($0) } ?? 50
        after = try query.cursor
    }

    /// One row more than asked tells whether there is a next page.
    var sql: SQL {
        var conditions: [SQL] = []
        if let platform { conditions.append("p.platform = \(platform)") }
        if let discoveryStatus { conditions.append("p.discovery_status = \(discoveryStatus)") }
        if let outreachStatus { conditions.append("p.outreach_status = \(outreachStatus)") }
        if let category { conditions.append("p.category = \(category)") }
        if let username { conditions.append("p.username = \(username)") }
        if let saidNo { conditions.append(saidNo ? "p.said_no_at IS NOT NULL" : "p.said_no_at IS NULL") }
        if let after { conditions.append("(p.created_at, p.id) < (\(after.at), \(after.id))") }
        let condition: SQL = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        return """
            SELECT \(sql: ProfileJSON.columns) FROM social.social_profiles p \(sql: condition)
            ORDER BY p.created_at DESC, p.id DESC LIMIT \(Int64(limit + 1))
            """
    }
}
