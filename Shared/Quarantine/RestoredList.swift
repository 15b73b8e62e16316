internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import Listing

/// What waits for a person's answer, of all products together.
enum RestoredList {
    static let record = Record(
        "RestoredItem",
        [
            .uuid("id", "h.id", "A message's, or a person's where there is no message."),
            .choice("group", RestoredGroup.allCases.map(\.rawValue), "h.\"group\""), .text("product", "h.product"),
            .text("platform", "h.platform"), .uuid("profile_id", "h.person"), .text("username", "h.username"),
            .timestamp("created_at", "h.created_at"),
        ])

    /// Of rows that ``source(_:_:on:)`` gives.
    static let listing = Listing(
        "platform.restored", record, from: nothing,
        filters: [
            .said(.required("group", .choice(RestoredGroup.allCases.map(\.rawValue)))) { _ in "true" },
            .equals("platform", .platform, "h.platform"),
        ], orders: [Order(by: "created_at", first: .ascending)])

    private static let nothing: SQL = """
        (SELECT NULL::text AS "group", NULL::text AS product, NULL::uuid AS id, NULL::text AS platform, NULL::uuid AS person,
            NULL::text AS username, NULL::timestamptz AS created_at WHERE false) h
        """

    static func source(
        _ group: RestoredGroup, _ products: [any RestoredProduct], on connection: Connection
    ) async throws -> SQL {
        var parts: [SQL] = []
        for product in products {
            guard let source = try await product.source(of: group, on: connection) else { continue }
            parts.append(
                """
                SELECT \(group.rawValue)::text AS "group", \(product.name)::text AS product, s.id, s.platform, s.person, s.username,
                    s.created_at FROM (\(sql: source)) s
                """)
        }
        return parts.isEmpty ? nothing : "(" + parts.joined(separator: " UNION ALL ") + ") h"
    }
}
