internal import Database
package import Timekeeping

/// A credential as it may be shown.
package struct CredentialName: Sendable, Equatable {
    package let name: String
    package let updatedAt: Timestamp
    package let updatedBy: String
}

extension CredentialName {
    init(_ row: Row) throws(DatabaseError) {
        (name, updatedAt, updatedBy) = (try row["name"], try row["updated_at"], try row["updated_by"])
    }
}
