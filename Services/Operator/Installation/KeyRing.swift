internal import Database
internal import FoundationEssentials
internal import Secrets
internal import Timekeeping

/// API keys, made and revoked at the database itself: the first key cannot come from an API that is closed without one.
struct KeyRing {
    let database: Database
    static let roles = ["admin", "marketing_manager", "content_manager", "sales", "analytics"]

    struct Entry {
        let id: UUID
        let name: String
        let role: String
        let prefix: String
        let createdAt: Timestamp
        let revokedAt: Timestamp?
    }

    /// - Returns: the key's text, which is stored nowhere.
    func create(name: String, role: String) async throws -> String {
        let key = APIKey.generate()
        try await database.execute(
            """
            INSERT INTO platform.api_keys (id, name, role, prefix, secret_hash)
            VALUES (\(UUID()), \(name), \(role), \(key.prefix), \(key.hash))
            """)
        return key.text
    }

    func isValid(_ text: String) async throws -> Bool {
        guard let key = APIKey(text) else { return false }
        return try await database.first(
            """
            SELECT 1 FROM platform.api_keys
            WHERE secret_hash = \(key.hash) AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > clock_timestamp())
            """) != nil
    }

    func list() async throws -> [Entry] {
        let rows = try await database.query(
            "SELECT id, name, role, prefix, created_at, revoked_at FROM platform.api_keys ORDER BY created_at, id")
        return try rows.map { row in
            Entry(
                id: try row[0], name: try row[1], role: try row[2], prefix: try row[3], createdAt: try row[4],
                revokedAt: try row[5])
        }
    }

    /// - Returns: whether there was such a key that was not revoked yet.
    func revoke(_ id: UUID) async throws -> Bool {
        try await database.execute(
            "UPDATE platform.api_keys SET revoked_at = clock_timestamp() WHERE id = \(id) AND revoked_at IS NULL") == 1
    }
}
