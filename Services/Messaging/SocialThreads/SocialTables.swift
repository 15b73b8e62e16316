package import Database

/// Whether this product is there: its schema may be dropped while the rest works on (R0.88).
package enum SocialTables {
    package static func areInstalled(on connection: Connection) async throws(DatabaseError) -> Bool {
        try await connection.first("SELECT to_regclass('social.social_messages') IS NOT NULL")?[0] ?? false
    }
}
