package import Database
package import FoundationEssentials

/// People for whom somebody decided by hand not to send. A skip lasts until an operator reopens the person, or it is taken back.
package enum SkippedPeople {
    /// The reason of a message that was only taken back: no decision about the person.
    package static let cancelled = "cancelled by hand"

    /// - Parameter person: locked.
    package static func note(_ person: UUID, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            "UPDATE social.social_recipients SET skipped_at = clock_timestamp() WHERE profile_id = \(person)")
    }

    package static func forget(_ person: UUID, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            "UPDATE social.social_recipients SET skipped_at = NULL WHERE profile_id = \(person)")
    }
}
