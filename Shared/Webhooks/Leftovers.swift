internal import AdapterWire
internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import Secrets
internal import Timekeeping

/// What networks said and nobody could take, until a person has looked at it.
struct Leftovers: Sendable {
    enum Code: String, Sendable {
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

    /// Newest first.
    func list(before: PageCursor?, limit: Int) async throws -> (items: [JSONValue], next: String?) {
        let page: SQL = before.map { "WHERE (created_at, id) < (\($0.at), \($0.id))" } ?? ""
        let rows = try await database.query(
            """
            SELECT id, created_at, platform, code, reason, content, times, last_at FROM platform.inbound_leftovers
            \(sql: page) ORDER BY created_at DESC, id DESC LIMIT \(Int64(limit + 1))
            """)
        let items = try rows.prefix(limit).map { row throws(DatabaseError) -> JSONValue in
            [
                "id": .string((try row[0] as UUID).lowercase), "created_at": .string((try row[1] as Timestamp).iso8601),
                "platform": .string(try row[2]), "code": .string(try row[3]), "reason": .string(try row[4]),
                "content": .string(try row[5]), "times": .int(try row[6]),
                "last_at": .string((try row[7] as Timestamp).iso8601),
            ]
        }
        guard rows.count > limit else { return (items, nil) }
        return (items, PageCursor(at: try rows[limit - 1][1], id: try rows[limit - 1][0]).text)
    }

    /// - Returns: network and content; `nil` when there is no such one.
    func content(of id: UUID) async throws -> (platform: String, content: String)? {
        let row = try await database.first(
            "SELECT platform, content FROM platform.inbound_leftovers WHERE id = \(id)")
        return try row.map { row throws(DatabaseError) in (try row[0], try row[1]) }
    }

    /// - Returns: whether it was there.
    func discard(_ id: UUID) async throws -> Bool {
        try await database.execute("DELETE FROM platform.inbound_leftovers WHERE id = \(id)") > 0
    }
}
