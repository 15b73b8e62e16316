package import Database
package import FoundationEssentials
package import Timekeeping

/// An API key as it is stored: all but its secret.
package struct KeyRecord: Sendable, Equatable, RowDecodable {
    package let id: UUID
    package let name: String
    package let role: Role
    /// The first characters of its text, by which people recognise it.
    package let prefix: String
    package let createdAt: Timestamp
    package let expiresAt: Timestamp?
    package let revokedAt: Timestamp?
    /// At most a minute old.
    package let lastUsedAt: Timestamp?

    package init(_ row: Row) throws(DatabaseError) {
        let roleName: String = try row["role"]
        guard let role = Role(rawValue: roleName) else {
            throw DatabaseError(.decode, "this version does not know the role of a key", column: "role")
        }
        self.role = role
        id = try row["id"]
        name = try row["name"]
        prefix = try row["prefix"]
        createdAt = try row["created_at"]
        expiresAt = try row["expires_at"]
        revokedAt = try row["revoked_at"]
        lastUsedAt = try row["last_used_at"]
    }
}
