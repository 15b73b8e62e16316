internal import Database
package import FoundationEssentials
internal import HTTPServer
package import Timekeeping

/// One thing that waits.
package struct RestoredItem: Sendable {
    /// A message's, or a person's where there is no message.
    package let id: UUID
    package let group: RestoredGroup
    package let platform: String
    package let personID: UUID
    /// The person's name on the network.
    package let username: String
    package let createdAt: Timestamp

    package init(
        id: UUID, group: RestoredGroup, platform: String, personID: UUID, username: String, createdAt: Timestamp
    ) {
        (self.id, self.group, self.platform) = (id, group, platform)
        (self.personID, self.username, self.createdAt) = (personID, username, createdAt)
    }
}
