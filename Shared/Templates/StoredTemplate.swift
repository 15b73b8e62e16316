internal import Database
package import FoundationEssentials

/// A template as somebody writes from it: its current version.
package struct StoredTemplate: Sendable {
    package let id: UUID
    package let version: Int32
    package let name: String
    package let text: String

    init(_ row: Row) throws(DatabaseError) {
        (id, version, name, text) = (
            try row["id"], try row["current_version"], try row["name"], try row["body"]
        )
    }
}
