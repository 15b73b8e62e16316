internal import AdapterWire
internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import Listing
internal import Secrets

/// What networks said and nobody could take, until a person has looked at it.
struct Leftovers: Sendable {
    enum Code: String, Sendable, CaseIterable {
        case unreadable
        case notStorable = "not_storable"
    }

    /// About as many are kept; a network that says nonsense all day fills no disk. The newest give way, and are counted.
    static let most: Int64 = 10_000

    let database: Database
    private let room = LeftoverRoom(most: Leftovers.most)

    init(database: Database) { self.database = database }

    /// The same once more is counted, not kept again.
    func keep(_ code: Code, reason: String, content: String, from platform: String) async throws {
        let content = content.replacing("\0", with: "\u{FFFD}")
        let fingerprint = sha256(Array((platform + "\n" + content).utf8))
        let isRoom = try await room.takes {
            try await database.first("SELECT count(*) AS kept FROM platform.inbound_leftovers")?["kept"] ?? 0
        }
        try await database.execute(
            """
            INSERT INTO platform.inbound_leftovers AS l (id, platform, code, reason, content, fingerprint)
            SELECT \(UUID()), \(platform), \(code.rawValue), \(reason.readable(upTo: 500)), \(content), \(fingerprint)
            WHERE \(isRoom) OR EXISTS (SELECT FROM platform.inbound_leftovers WHERE fingerprint = \(fingerprint))
            ON CONFLICT (fingerprint) DO UPDATE SET times = l.times + 1, last_at = clock_timestamp()
            """)
    }

    static let listing = Listing(
        "platform.leftovers",
        Record(
            "InboundLeftover",
            [
                .uuid("id", "l.id"), .timestamp("created_at", "l.created_at"), .text("platform", "l.platform"),
                .choice("code", Code.allCases.map(\.rawValue), "l.code"),
                .text("reason", "l.reason", "What to do about it."), .text("content", "l.content", "What came."),
                .integer("times", "l.times", "How often the same came."), .timestamp("last_at", "l.last_at"),
            ]), from: "platform.inbound_leftovers l",
        filters: [
            .equals("platform", .string(min: 1, max: 32), "l.platform"),
            .equals("code", .choice(Code.allCases.map(\.rawValue)), "l.code"),
        ])

    /// - Returns: network and content; `nil` when there is no such one.
    func content(of id: UUID) async throws -> (platform: String, content: String)? {
        let row = try await database.first(
            "SELECT platform, content FROM platform.inbound_leftovers WHERE id = \(id)")
        return try row.map { row throws(DatabaseError) in (try row["platform"], try row["content"]) }
    }

    /// - Returns: whether it was there.
    func discard(_ id: UUID) async throws -> Bool {
        try await database.execute("DELETE FROM platform.inbound_leftovers WHERE id = \(id)") > 0
    }
}
