package import Database
package import FoundationEssentials
package import JSON
internal import Listing
internal import Secrets

/// Secrets of accounts, each sealed with AES-256-GCM, with its account and name as associated bytes: a ciphertext opens in its own
/// row only. Every statement on `platform.credentials`.
package struct CredentialStore: Sendable {
    package let database: Database
    private let key: [UInt8]?

    /// - Parameter key: 32 bytes; `nil` where the installation has none.
    package init(database: Database, key: [UInt8]?) {
        precondition(key == nil || key?.count == 32, "a key of AES-256 has 32 bytes")
        (self.database, self.key) = (database, key)
    }

    /// The credentials of an account by name, opened.
    /// - Returns: nothing when none are stored, with or without a key.
    /// - Throws: ``CredentialFault``, or what the database says.
    package func values(of account: UUID, on connection: Connection) async throws -> [String: String] {
        let rows = try await connection.query(
            """
            SELECT name, sealed, (SELECT check_value FROM platform.secrets_key) AS check_value FROM platform.credentials
            WHERE account_id = \(account)
            """)
        guard let first = rows.first else { return [:] }
        guard let key else { throw CredentialFault.noKey }
        let stored: [UInt8]? = try first["check_value"]
        guard let stored, constantTimeEqual(stored, CredentialStore.checkValue(of: key)) else {
            throw CredentialFault.otherKey
        }
        var values: [String: String] = [:]
        for row in rows {
            let name: String = try row["name"]
            let associated = CredentialStore.associated(account, name)
            guard let plain = try? SealedBox.open(try row["sealed"], key: key, associated: associated) else {
                throw CredentialFault.damaged(name: name)
            }
            values[name] = String(decoding: plain, as: UTF8.self)
        }
        return values
    }

    /// Stores a value, in the place of an older one, in the caller's transaction.
    /// - Returns: whether the name is new; and how it may be shown.
    /// - Throws: ``CredentialFault``, or what the database says: a foreign key violation for an unknown account.
    @discardableResult
    package func put(
        _ name: String, _ value: String, account: UUID, by actor: String, on connection: Connection
    ) async throws -> (isNew: Bool, stored: JSONObject) {
        guard let key else { throw CredentialFault.noKey }
        try await agree(on: CredentialStore.checkValue(of: key), connection)
        let sealed = SealedBox.seal(
            Array(value.utf8), key: key, associated: CredentialStore.associated(account, name))
        let row = try await connection.first(
            """
            INSERT INTO platform.credentials AS c (account_id, name, sealed, updated_by)
            VALUES (\(account), \(name), \(sealed), \(actor))
            ON CONFLICT (account_id, name) DO UPDATE SET sealed = excluded.sealed, updated_by = excluded.updated_by,
                updated_at = clock_timestamp()
            RETURNING \(sql: CredentialStore.record.selection), xmax = 0 AS is_new
            """)
        guard let row else { throw DatabaseError(.server, "an insert gave no row") }
        return (try row["is_new"], try CredentialStore.record.value(row))
    }

    /// Needs no key: it is the way out when the key is lost.
    /// - Returns: whether there was such a credential.
    package func delete(_ name: String, account: UUID, on connection: Connection) async throws(DatabaseError) -> Bool {
        try await connection.execute(
            "DELETE FROM platform.credentials WHERE account_id = \(account) AND name = \(name)") > 0
    }

    /// All rows are sealed with one key. Where none is left, another key may begin.
    private func agree(on checkValue: [UInt8], _ connection: Connection) async throws {
        try await connection.execute(
            "INSERT INTO platform.secrets_key (check_value) VALUES (\(checkValue)) ON CONFLICT DO NOTHING")
        let row = try await connection.first("SELECT check_value FROM platform.secrets_key FOR UPDATE")
        let stored: [UInt8] = try row?[0] ?? []
        if constantTimeEqual(stored, checkValue) { return }
        guard try await connection.first("SELECT 1 FROM platform.credentials LIMIT 1") == nil else {
            throw CredentialFault.otherKey
        }
        try await connection.execute(
            "UPDATE platform.secrets_key SET check_value = \(checkValue), created_at = clock_timestamp()")
    }

    private static func associated(_ account: UUID, _ name: String) -> [UInt8] {
        Array("outreach credential 1\0\(account.lowercase)\0\(name)".utf8)
    }

    /// What is stored to recognise the key; tells nothing about it.
    private static func checkValue(of key: [UInt8]) -> [UInt8] {
        hmacSHA256(key: key, Array("outreach secrets key check 1".utf8))
    }
}
