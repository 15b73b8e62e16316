package import Database
package import FoundationEssentials
package import JSON
internal import Listing
package import Secrets
package import Timekeeping

/// Every statement on `platform.api_keys`; no other file names the table.
package struct KeyStore: Sendable {
    package enum Revocation: Sendable, Equatable {
        case revoked
        case unknown
        /// Without it nobody could manage keys any more.
        case lastAdmin
    }

    let database: Database

    package init(database: Database) { self.database = database }

    /// Makes a key. Its text is in the answer and nowhere else: show it once.
    package func create(
        name: String, role: Role, expiresAt: Timestamp? = nil
    ) async throws -> (record: KeyRecord, shown: JSONObject, key: APIKey) {
        let key = APIKey.generate()
        let row = try await database.first(
            """
            INSERT INTO platform.api_keys AS k (id, name, role, prefix, secret_hash, expires_at)
            VALUES (\(UUID()), \(name), \(role), \(key.prefix), \(key.hash), \(expiresAt))
            RETURNING \(sql: KeyStore.record.selection)
            """)
        guard let row else { throw DatabaseError(.decode, "INSERT returned no row", table: "api_keys") }
        return (try KeyRecord(row), try KeyStore.record.value(row), key)
    }

    /// Ends a key; ending it twice changes nothing.
    /// - Parameter force: also the last key that may manage keys, for operators who reach the database themselves.
    package func revoke(_ id: UUID, force: Bool = false) async throws -> Revocation {
        try await database.transaction { connection in
            // All admin keys are locked, in one order, so that two callers cannot revoke each other's last one.
            let admins = try await connection.query(
                """
                SELECT id FROM platform.api_keys
                WHERE role = 'admin' AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > clock_timestamp())
                ORDER BY id FOR UPDATE
                """)
            if !force, admins.count == 1, try admins[0]["id"] == id { return .lastAdmin }
            let changed = try await connection.execute(
                """
                UPDATE platform.api_keys SET revoked_at = coalesce(revoked_at, clock_timestamp()) WHERE id = \(id)
                """)
            return changed == 1 ? .revoked : .unknown
        }
    }

    /// The newest keys first, revoked ones included, as the API shows them.
    /// - Parameter limit: at most as many.
    package func newest(limit: Int) async throws -> [JSONObject] {
        try await database.query(
            """
            SELECT \(sql: KeyStore.record.selection) FROM platform.api_keys k ORDER BY created_at DESC, id DESC
            LIMIT \(Int64(limit))
            """
        ).map(KeyStore.record.value)
    }

    /// A time of use that is a minute old, or that a clock put back since, is written again.
    private static let isUseStale: SQL = """
        coalesce(last_used_at NOT BETWEEN clock_timestamp() - interval '1 minute' AND clock_timestamp(), true)
        """

    /// - Returns: the key, if it may be used now, and whether its time of use is worth writing.
    func usable(hash: [UInt8]) async throws(DatabaseError) -> (record: KeyRecord, isUseStale: Bool)? {
        let row = try await database.first(
            """
            SELECT \(sql: KeyStore.record.selection), \(sql: KeyStore.isUseStale) AS is_use_stale FROM platform.api_keys k
            WHERE secret_hash = \(hash) AND revoked_at IS NULL
              AND (expires_at IS NULL OR expires_at > clock_timestamp())
            """)
        guard let row else { return nil }
        return (try KeyRecord(row), try row["is_use_stale"])
    }

    /// - Returns: those of the keys that may be used now, with their roles.
    func usable(ids: [UUID]) async throws(DatabaseError) -> [UUID: String] {
        let rows = try await database.query(
            """
            SELECT id, role FROM platform.api_keys
            WHERE id = ANY(\(ids)) AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > clock_timestamp())
            """)
        var roles: [UUID: String] = [:]
        for row in rows { roles[try row["id"]] = try row["role"] }
        return roles
    }

    /// Writes the time of use; several replicas that think of it at once write it once.
    func touch(_ id: UUID) async throws(DatabaseError) {
        try await database.execute(
            """
            UPDATE platform.api_keys SET last_used_at = clock_timestamp()
            WHERE id = \(id) AND \(sql: KeyStore.isUseStale)
            """)
    }
}
