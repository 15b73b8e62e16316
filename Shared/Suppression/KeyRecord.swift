package import Database
internal import Secrets

extension SuppressionList {
    /// What stands on record of a key; it says nothing about the hashes.
    static func checkValue(of key: [UInt8]) -> [UInt8] {
        hmacSHA256(key: key, Array("outreach suppression key check 1".utf8))
    }

    /// Looks whether `key` is the one the list was written with, and changes nothing.
    /// - Returns: `nil` when the database has no record of a key.
    package static func isOnRecord(_ key: [UInt8], on connection: Connection) async throws(DatabaseError) -> Bool? {
        let row = try await connection.first("SELECT check_value FROM platform.suppression_key")
        guard let row else { return nil }
        return constantTimeEqual(try row[0], checkValue(of: key))
    }
}
