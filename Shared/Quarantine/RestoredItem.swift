package import Database
package import FoundationEssentials
internal import HTTPServer
package import Timekeeping

/// One thing that waits.
package struct RestoredItem: Sendable, RowDecodable {
    /// A message's, or a person's where there is no message.
    package let id: UUID
    package let group: RestoredGroup
    package let platform: String
    package let personID: UUID
    /// The person's name on the network.
    package let username: String
    package let createdAt: Timestamp

    /// - Parameter row: of ``RestoredList``.
    package init(_ row: Row) throws(DatabaseError) {
        let group: String = try row["group"]
        (id, platform, personID) = (try row["id"], try row["platform"], try row["profile_id"])
        (username, createdAt) = (try row["username"], try row["created_at"])
        self.group = RestoredGroup(rawValue: group) ?? .queued
    }

    /// Settles each by itself.
    /// - Returns: why it could not be done, by item; the others are settled.
    package static func each(
        _ items: [RestoredItem], _ settle: (RestoredItem) async throws -> Void
    ) async throws -> [UUID: String] {
        var failed: [UUID: String] = [:]
        for item in items {
            do {
                try await settle(item)
            } catch let problem as Problem {
                failed[item.id] = problem.detail
            }
        }
        return failed
    }
}
